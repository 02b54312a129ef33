import { randomBytes } from 'node:crypto';

/** A name that no other test has, fit for topics, groups, databases and accounts (style 25): `quota-1f0c9a3be2`. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(5).toString('hex')}`;
}
