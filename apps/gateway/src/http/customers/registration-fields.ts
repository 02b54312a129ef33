import { filterTextA, issueReason, text, type WireMeta } from '@pc/contracts';
import { z } from 'zod';

/** Longer than any rule allows: what is too long is refused by the rule of the field, with its own code. */
const ROOM = 256;
const absentIfEmpty = (value: string | null | undefined) => value || undefined;
const shown = (wire: WireMeta['wire'], description: string, written: unknown) => ({ description, written, wire });

/** customers 4.6: absent, null and empty mean that a name is made. */
export const wishedName = z
  .string()
  .max(ROOM)
  .nullish()
  .transform(absentIfEmpty)
  .meta(
    shown(
      { type: ['string', 'null'], maxLength: 32 },
      'Name of the account: 5 to 32 letters, digits, `_` and `-`, beginning with a letter, `_` or `-`; absent: one is made',
      'customer1',
    ),
  );

/** customers 4.19: absent and null set none, the empty text sets an empty one. */
const mobilePhone = z
  .string()
  .max(ROOM)
  .nullish()
  .transform((value) => value ?? undefined)
  .meta(shown({ type: ['string', 'null'], maxLength: 32 }, 'Mainland number without country code', '13800000000'));

/** customers 4.21; its rules are those of the customer service. */
export const givenPassword = z
  .string()
  .min(1)
  .max(ROOM)
  .meta(shown({ type: 'string', minLength: 8, maxLength: 32, format: 'password' }, 'Password of the account', 'Example-password-1'));

/** customers 4.19: absent and null set none, the empty text is refused. */
const password = givenPassword
  .nullish()
  .transform((value) => value ?? undefined)
  .meta(
    shown(
      { type: ['string', 'null'], minLength: 8, maxLength: 32, format: 'password' },
      'Absent: the customer logs in through the platform of the partner only',
      'Example-password-1',
    ),
  );

/** customers 4.13. */
export const sixDigits = z.string().min(1).length(6).meta({ description: 'Code that was sent to the phone', written: '123456' });

/** customers 4.19. */
const verificationCode = sixDigits
  .nullish()
  .transform((value) => value ?? undefined)
  .meta({ description: 'Code that was sent to the phone; mandatory with a phone, else ignored', written: '123456' });

/** customers 4.22: the words, not the boolean. */
export const closesMarketing = z
  .enum(['true', 'false', ''])
  .nullish()
  .transform((value) => value === 'true')
  .meta({ description: 'Whether the customer wants no marketing messages', written: 'false' });

/** customers 4.30. */
const includeResult = z
  .unknown()
  .optional()
  .transform((value, context): boolean => {
    if (typeof value === 'boolean') return value;
    if (value === undefined || value === null || value === '') return false;
    context.issues.push({ code: 'custom', input: value, ...issueReason('type', { expected: 'boolean' }) });
    return z.NEVER;
  })
  .meta(
    shown(
      { type: ['boolean', 'null'], default: false },
      'Whether the answer waits for the association with the partner, 10 seconds at most',
      true,
    ),
  );

/** The body of a registration (customers 8.3). */
export const registrationBody = z
  .object({
    xaccount_id: text(128, { description: "The customer's id on the platform of the partner", example: 'user-1' }),
    xaccount_type: text(64, { description: 'Identifier that was issued to the platform of the partner', example: 'platform-of-partner' }),
    domain_name: wishedName,
    mobile_phone: mobilePhone,
    verification_code: verificationCode,
    password,
    is_close_market_ms: closesMarketing,
    cooperation_type: z
      .string()
      .max(2)
      .nullish()
      .transform(absentIfEmpty)
      .meta({ description: '`1` referral, anything else resale; for partners that still may choose', written: '2' }),
    indirect_partner_id: filterTextA(64, {
      description: 'Reseller that the customer shall belong to; for distributors only',
      example: 'aaaabbbbccccddddeeeeffff00001111',
    }),
    include_association_result: includeResult,
  })
  .superRefine(({ mobile_phone, verification_code }, context) => {
    if (mobile_phone && verification_code === undefined)
      context.issues.push({ code: 'custom', input: undefined, path: ['verification_code'], ...issueReason('required') });
  });
