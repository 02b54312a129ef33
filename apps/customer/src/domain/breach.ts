import type { Breach } from '@pc/contracts';

/** One contradiction that an audit found: which rule, where, what is wrong. */
export function breach(rule: string, subject: string, detail: string): Breach {
  return { rule, subject, detail };
}
