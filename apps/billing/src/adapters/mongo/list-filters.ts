import { parseUtc } from '@pc/kernel';
import type { Row } from '@pc/store';

interface Range {
  readonly begin?: string | undefined;
  readonly end?: string | undefined;
}

const SECOND_MS = 1000;

/** From `begin` to `end`, both included, to the second: that is how times are shown (api 7.7). */
export function within(range: Range | undefined): Row | undefined {
  const begin = range?.begin === undefined ? undefined : parseUtc(range.begin);
  const end = range?.end === undefined ? undefined : parseUtc(range.end);
  if (!begin && !end) return undefined;
  return { ...(begin && { $gte: begin }), ...(end && { $lt: new Date(end.getTime() + SECOND_MS) }) };
}

/** The conditions that were given. */
export function conditions(given: Row): Row {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
