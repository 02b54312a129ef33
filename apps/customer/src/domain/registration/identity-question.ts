import { refuse, type Refusal } from '@pc/kernel';
import { isEmailAddress, MAINLAND_PHONE } from '../contact';
import { isAskableName } from './registration-name';

export const IDENTITY_KINDS = ['email', 'mobile', 'name'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** What somebody wants to register with; a phone without its country code. */
export interface IdentityQuestion {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** customers 4.7: the country code comes first, and that of the mainland alone is known. */
const MAINLAND_PREFIX = '0086-';
/** customers 4.3, 4.5, 4.7, 4.8, 4.12: a malformed value is no question. */
export function readQuestion(kind: IdentityKind, value: string): IdentityQuestion | Refusal {
  switch (kind) {
    case 'email':
      return isEmailAddress(value) ? { kind, value } : malformed();
    case 'name':
      return isAskableName(value) ? { kind, value } : malformed();
    case 'mobile':
      return readPhone(value);
  }
}

function readPhone(value: string): IdentityQuestion | Refusal {
  const phone = value.slice(MAINLAND_PREFIX.length);
  return value.startsWith(MAINLAND_PREFIX) && MAINLAND_PHONE.test(phone) ? { kind: 'mobile', value: phone } : malformed();
}

const malformed = () => refuse('CBC.0100', { field: 'search_value', reason: 'format' });
