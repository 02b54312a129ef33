import { optionalText } from '@pc/contracts';
import type { Sealer } from '@pc/kernel';

/** How an account can be reached; the forms are checked by the customer service (customers 4.7, 4.8). */
export const contactFields = {
  mobile_phone: optionalText(32, { description: 'Mainland mobile number, eleven digits', example: '13800000000' }),
  email: optionalText(64, { description: 'E-mail address', example: 'someone@example.com' }),
};

export interface GivenContact {
  readonly mobile_phone?: string | undefined;
  readonly email?: string | undefined;
}

/** Contacts travel sealed. */
export function sealedContact(sealer: Sealer, { mobile_phone, email }: GivenContact) {
  return {
    ...(mobile_phone !== undefined && { sealed_phone: sealer.seal(mobile_phone, 'contact') }),
    ...(email !== undefined && { sealed_email: sealer.seal(email, 'contact') }),
  };
}
