import { parseUtc } from '@pc/kernel';
import type { Row } from '@pc/store';

interface Range {
  readonly begin?: string | undefined;
  readonly end?: string | undefined;
}

const SECOND_MS = 1000;

/** Later than `begin` and earlier than `end`, to the second: that is how times are shown (benefits section 6). */
export function within(range: Range | undefined): Row | undefined {
  const begin = range?.begin === undefined ? undefined : parseUtc(range.begin);
  const end = range?.end === undefined ? undefined : parseUtc(range.end);
  if (!begin && !end) return undefined;
  return { ...(begin && { $gte: new Date(begin.getTime() + SECOND_MS) }), ...(end && { $lt: end }) };
}

/** The conditions that were given; a list that is given but empty matches nothing (benefits section 6). */
export function conditions(given: Row): Row {
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    present.map(([field, value]: [string, unknown]) => [field, Array.isArray(value) ? { $in: value as unknown[] } : value]),
  );
}
