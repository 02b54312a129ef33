import { refuse, type Refusal } from '@pc/kernel';

/** customers 7.1: a part of a text to search for holds no blank. */
export function refuseBlanks(texts: Readonly<Record<string, string | undefined>>): Refusal | undefined {
  const found = Object.entries(texts).find(([, text]) => text !== undefined && /\s/u.test(text));
  return found && refuse('CBC.0100', { field: found[0], reason: 'blank' });
}
