import { z } from 'zod';
import { command, id, nothing, query } from '../contract';

/** Wire values of `scene` (customers 2.2): 29 registration, 18 personal real-name by bank card. */
export const CODE_SCENES = [29, 18] as const;
export const NOTICE_LANGUAGES = ['zh-cn', 'en-us'] as const;

/** Sends a code to a phone by SMS (customers 8.2). The number is sealed for `contact`. */
export const sendVerificationCode = command(
  'customer',
  'send-verification-code',
  z.object({
    sealed_phone: z.string(),
    timeout: z.int().optional(),
    language: z.enum(NOTICE_LANGUAGES),
    scene: z.literal(CODE_SCENES),
    /** Scene 18: the customer whose real-name authentication it is for. */
    customer_id: id.optional(),
  }),
  nothing,
);

/**
 * For the other services (interactions 6); the same message, and another one of the same idempotency scope, gets the same answer. REALNAME: `account_id` is the customer, the code went
 * to `receiver_hash` (`receiverHash` of the kernel). SENSITIVE: `account_id` is the acting account; OK without a code when it has not
 * switched the protection on, WRONG when the code is missing.
 */
export const checkVerificationCode = command(
  'customer',
  'check-verification-code',
  z.object({
    use: z.enum(['REALNAME', 'SENSITIVE']),
    account_id: id,
    receiver_hash: z.string().max(64).optional(),
    /** Sealed for `code`. */
    sealed_code: z.string().optional(),
  }),
  z.object({ verdict: z.enum(['OK', 'WRONG', 'EXPIRED', 'LOCKED']) }),
);

/** How a service refuses a sensitive operation, or one of scene 18, whose code was not OK (customers 10.7, certification RN-8). */
export const SENSITIVE_CODE_REFUSALS = { WRONG: 'CBC.99000026', EXPIRED: 'CBC.99000027', LOCKED: 'CBC.99004009' } as const;

/** The code of a sensitive operation, to the bound contact of the acting account (customers 10.7). */
export const sendSensitiveCode = command('customer', 'send-sensitive-code', z.object({ channel: z.enum(['SMS', 'EMAIL']) }), nothing);

/** The switch of the calling party (customers 10.6). */
export const setVerificationProtection = command('customer', 'set-verification-protection', z.object({ enabled: z.boolean() }), nothing);
export const getVerificationProtection = query('customer', 'get-verification-protection', z.object({}), z.object({ enabled: z.boolean() }));
