import type { Row } from '../connection/types';
import type { Tx } from './tx';

/** A service's own copy of something that another one owns, as its events tell it; each change raises the version. */
export interface Copy extends Row {
  readonly _id: string;
  readonly version: number;
}

/** Keeps a copy unless the one that is there is as new: events and answers come in any order. */
export async function keepNewer(tx: Tx, collection: string, copy: { readonly _id: string; readonly version: number }): Promise<void> {
  const copies = tx.collection<Copy>(collection);
  const stored = await copies.findOne({ _id: copy._id }, { session: tx.session });
  if (stored && stored.version >= copy.version) return;
  await copies.replaceOne({ _id: copy._id }, copy, { session: tx.session, upsert: true });
}

/**
 * The number of the next event that a service tells about an aggregate of another one, counted with its copy, which also keeps where in
 * the outbox that stands. Throws when there is no copy.
 */
export async function nextEventAbout(tx: Tx, collection: string, id: string): Promise<number> {
  const change = { $inc: { events: 1 }, $set: { position: tx.position() } };
  const copy = await tx
    .collection<{ _id: string; events: number; position: number }>(collection)
    .findOneAndUpdate({ _id: id }, change, { session: tx.session, returnDocument: 'after' });
  if (!copy) throw new Error(`${collection} holds no copy of ${id}`);
  return copy.events;
}
