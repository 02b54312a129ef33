import type { Row } from '@pc/store';

export const NARROWEST = 16;
/** No window is larger: a page deep in a long list must not bring all of it into memory. */
export const WIDEST = 20_000;

/** A range of ranks of a list. */
export interface Window {
  /** Not in it itself. */
  readonly low: number;
  readonly high: number;
}

export interface ScopedWindow extends Window {
  readonly scope: string;
}

/** From the newest rank down, each twice as wide as the one before. */
export function* windows(last: number, first: number, widest = WIDEST): Generator<Window> {
  let width = Math.min(Math.max(first, NARROWEST), widest);
  for (let high = last; high > 0;) {
    const low = Math.max(high - width, 0);
    yield { low, high };
    high = low;
    width = Math.min(width * 2, widest);
  }
}

export const inWindow = (filter: Row, { scope, low, high }: ScopedWindow): Row => ({
  ...filter,
  'listing.scope': scope,
  'listing.seq': { $gt: low, $lte: high },
});
