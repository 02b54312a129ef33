import type { Collection, Row } from '../connection/types';

/** A row of a list that is kept newest first: `seq` is its rank in its `scope`. */
export interface Ranked extends Row {
  scope: string;
  seq: number;
}

export interface WalkOptions {
  readonly scope: string;
  /** The highest rank to look at. */
  readonly last: number;
  readonly filter: Row;
  readonly projection: Row | undefined;
  /** Rows of the first window; later ones double. */
  readonly window: number;
}

const NARROWEST = 4;
/** No window is larger: a page deep in a long list must not bring all of it into memory. */
const WIDEST = 20_000;

/**
 * The rows of one scope from its newest down, read in windows of ranks. A window is an exact range of the index, so the
 * first rows cost the same however long the list is; where few rows match, the windows widen and soon reach the end.
 */
export async function* walkDown<T extends Ranked>(
  collection: Collection<T>,
  { scope, last, filter, projection, window }: WalkOptions,
): AsyncGenerator<T> {
  let width = Math.min(Math.max(window, NARROWEST), WIDEST);
  for (let high = last; high > 0;) {
    const low = high - width;
    const range = { ...filter, scope, seq: { $gt: low, $lte: high } } as never;
    yield* await collection.find<T>(range, { projection: projection as Row, sort: { seq: -1 } }).toArray();
    high = low;
    width = Math.min(width * 2, WIDEST);
  }
}
