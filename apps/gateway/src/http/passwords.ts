import { z } from 'zod';

const secret = z.string().min(1).max(64);
const shown = { description: 'Password of the account', format: 'password' };
const EXAMPLE = 'Example-password-1';

/** A password that a request sets; its rules are those of the customer service (customers 4.21). */
export const newPassword = secret.meta({ ...shown, examples: [EXAMPLE] });
/** Without one the account cannot get a token by password. */
export const optionalNewPassword = secret
  .nullish()
  .transform((value) => value ?? undefined)
  .meta({ ...shown, written: EXAMPLE });
