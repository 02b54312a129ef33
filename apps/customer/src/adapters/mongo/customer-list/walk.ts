import type { Collection, Row } from '@pc/store';
import type { AccountDocument } from '../collections';
import type { ListLength } from './list-places';
import type { Listing } from './listing';
import { inWindow, NARROWEST, WIDEST, type ScopedWindow, windows } from './windows';

/** What is known of a customer before it is loaded. */
export interface ListKey {
  readonly _id: string;
  readonly listing: Listing;
}

/** customers 7.5: the latest association first, then by id. */
export function comesBefore(a: ListKey, b: ListKey): boolean {
  const difference = a.listing.at.getTime() - b.listing.at.getTime();
  return difference === 0 ? a._id < b._id : difference > 0;
}

/**
 * The customers of one list in its order, read in windows of ranks from the newest down. A customer is given out as soon
 * as nothing of a lower rank can come before it, so the first ones cost the same however long the list is.
 */
export async function* walk(
  collection: Collection<AccountDocument>,
  { scope, last }: ListLength,
  filter: Row,
  first: number,
): AsyncGenerator<ListKey> {
  let waiting: ListKey[] = [];
  let peak: Date | undefined;
  for (const { low, high } of windows(last, first)) {
    waiting.push(...(await find(collection, filter, { scope, low, high })));
    waiting.sort((a, b) => (comesBefore(a, b) ? -1 : 1));
    peak = (await lowestPeak(collection, scope, low)) ?? peak;
    const held = low > 0 && peak ? waiting.findIndex(({ listing }) => listing.at <= peak!) : -1;
    const ready = held < 0 && (low === 0 || peak) ? waiting.length : Math.max(held, 0);
    yield* waiting.slice(0, ready);
    waiting = waiting.slice(ready);
  }
}

/** How many match, window by window. */
export async function count(collection: Collection<AccountDocument>, { scope, last }: ListLength, filter: Row): Promise<number> {
  let total = 0;
  for (const window of windows(last, WIDEST)) total += await collection.countDocuments(inWindow(filter, { scope, ...window }));
  return total;
}

async function find(collection: Collection<AccountDocument>, filter: Row, window: ScopedWindow): Promise<ListKey[]> {
  const keys = collection.find<ListKey>(inWindow(filter, window) as never, { projection: { listing: 1 } });
  return keys.toArray();
}

/** Of the lowest ranks of a window, where somebody stands there. */
async function lowestPeak(collection: Collection<AccountDocument>, scope: string, low: number): Promise<Date | undefined> {
  if (low === 0) return undefined;
  const keys = await find(collection, {}, { scope, low, high: low + NARROWEST });
  return keys.toSorted((a, b) => a.listing.seq - b.listing.seq)[0]?.listing.peak;
}
