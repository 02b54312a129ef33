import { randomInt } from 'node:crypto';

/** A mainland number that no other test has (style 25). */
export function newPhone(): string {
  return `19${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
}
