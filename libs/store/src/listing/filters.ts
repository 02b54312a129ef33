import { parseUtc } from '@pc/kernel';
import type { Row } from '../connection/types';

interface Range {
  readonly begin?: string | undefined;
  readonly end?: string | undefined;
}

const SECOND_MS = 1000;

/** From `begin` to `end`, both included, to the second: that is how times are shown (api 7.7). */
export function within(range: Range | undefined): Row | undefined {
  const { begin, end } = timesOf(range);
  return span(begin, end && nextSecond(end));
}

/** Later than `begin` and earlier than `end`, to the second: that is how times are shown (benefits section 6). */
export function between(range: Range | undefined): Row | undefined {
  const { begin, end } = timesOf(range);
  return span(begin && nextSecond(begin), end);
}

/** The conditions that were given; a list that is given but empty matches nothing (benefits section 6). */
export function conditions(given: Row): Row {
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    present.map(([field, value]: [string, unknown]) => [field, Array.isArray(value) ? { $in: value as unknown[] } : value]),
  );
}

function timesOf({ begin, end }: Range = {}): { begin: Date | undefined; end: Date | undefined } {
  return { begin: begin === undefined ? undefined : parseUtc(begin), end: end === undefined ? undefined : parseUtc(end) };
}

function span(from: Date | undefined, before: Date | undefined): Row | undefined {
  if (!from && !before) return undefined;
  return { ...(from && { $gte: from }), ...(before && { $lt: before }) };
}

function nextSecond(time: Date): Date {
  return new Date(time.getTime() + SECOND_MS);
}
