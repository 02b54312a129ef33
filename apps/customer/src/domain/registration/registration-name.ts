import { refuse, type Refusal } from '@pc/kernel';

/** customers 4.3: what may be asked about. */
const ASKED = /^[a-zA-Z-][a-zA-Z0-9_-]{4,31}$/;
/** customers 4.4: what may be made; here alone a name may begin with an underscore. */
const MADE = /^[a-zA-Z_-][a-zA-Z0-9_-]{4,31}$/;
/** customers 4.5: kept for the vendor's own accounts, in any letter case. */
const RESERVED = /^(?:op_|shadow_)/i;

const LEADING_LETTERS = 'abcdef';

/** customers 4.3, 4.5. */
export function isAskableName(name: string): boolean {
  return ASKED.test(name) && !RESERVED.test(name);
}

/** customers 4.4, 4.5. */
export function refuseNewName(name: string, field: string): Refusal | undefined {
  return MADE.test(name) && !RESERVED.test(name) ? undefined : refuse('CBC.99000031', { field });
}

/** customers 4.6: the name of an account that wants none: 32 lower-case hex digits, the first one a letter. */
export function generatedName(randomHex: string): string {
  const letter = LEADING_LETTERS[Number.parseInt(randomHex[0]!, 16) % LEADING_LETTERS.length]!;
  return letter + randomHex.slice(1, 32);
}
