import { customer, optionalText } from '@pc/contracts';
import type { Sealer } from '@pc/kernel';

/** The code of a sensitive operation, as a field of its body (customers 10.7). */
export const verificationCode = {
  verification_code: optionalText(6, {
    description:
      'Code of a sensitive operation, as `sendSensitiveCode` sends it; demanded in the console of an account that has switched the protection on, ignored by API',
    example: '123456',
  }),
};

export const CODE_ERRORS = Object.values(customer.SENSITIVE_CODE_REFUSALS);

/** The field as a service gets it. */
export function sealedCode(sealer: Sealer, code: string | undefined): { sealed_code?: string } {
  return code === undefined ? {} : { sealed_code: sealer.seal(code, 'code') };
}
