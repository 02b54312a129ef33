import { z } from 'zod';

/** A password that a request sets; its rules are those of the customer service (customers 4.21). */
export const newPassword = z.string().min(1).max(64).meta({ description: 'Password of the account', examples: ['Example-password-1'], format: 'password' });
