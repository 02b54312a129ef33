import { randomBytes } from 'node:crypto';

/** A random id of 32 lower-case hex digits, the form of account and project ids (customers 2.1). */
export function newHexId(): string {
  return randomBytes(16).toString('hex');
}

/** A random secret of 256 bits in URL-safe text, for tokens and keys. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
