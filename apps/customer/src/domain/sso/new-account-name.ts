import { refuse, type Refusal } from '@pc/kernel';

/** customers 4.4, 4.5: the names that a user may give to a new account. */
export function refuseNewName(name: string): Refusal | undefined {
  const sound = /^[a-zA-Z_-][a-zA-Z0-9_-]{4,31}$/.test(name) && !/^(?:op_|shadow_)/i.test(name);
  return sound ? undefined : refuse('CBC.99000031', { field: 'account_name' });
}

/** customers 4.6: 32 characters, lower-case hex with a leading letter. */
export function randomName(hexId: string): string {
  return `${'abcdef'[parseInt(hexId[0]!, 16) % 6]!}${hexId.slice(1)}`;
}
