import { readCreditCode, readOrganisationCode, refuse, type Refusal } from '@pc/kernel';
import { readIdentityNumber } from './identity-number';

/** Which check the number of a document has to pass (RN-16). */
export type NumberRule = 'IDENTITY' | 'CREDIT_CODE' | 'ORGANISATION_CODE' | 'NONE';

interface NumberField {
  /** As the caller spelt it. */
  readonly field: string;
  readonly now: Date;
}

/** The number as it is kept: normalised where it has a check digit. */
export function readNumber(rule: NumberRule, text: string, { field, now }: NumberField): string | Refusal {
  switch (rule) {
    case 'IDENTITY':
      return readIdentityNumber(text, now) ?? refuse('CBC.0100', { field, reason: 'identity_number' });
    case 'CREDIT_CODE':
      return readCreditCode(text)?.code ?? refuse('CBC.0100', { field, reason: 'credit_code' });
    case 'ORGANISATION_CODE':
      return readOrganisationCode(text) ?? refuse('CBC.0100', { field, reason: 'organisation_code' });
    case 'NONE':
      return text;
  }
}
