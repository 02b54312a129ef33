import { mongo } from 'mongoose';
import { BackOff } from '../connection/back-off';
import { CommitUnknown, isDuplicateKey, isTransientStoreError } from '../connection/faults';
import type { StoreConnection } from '../connection/store-connection';
import type { ClientSession, Row } from '../connection/types';
import type { Transaction } from './transaction';

const WRITE_CONFLICT = 112;

/**
 * Commits; false when nothing of it was written, and never will be. Throws CommitUnknown when `end` passes without certainty.
 *
 * After anything but a plain conflict the outcome is open: the driver may have repeated the commit by itself, and "no such
 * transaction" then also follows a commit that took place. So the marker is looked up.
 */
export async function commit(store: StoreConnection, transaction: Transaction, end: number): Promise<boolean> {
  try {
    await transaction.session.commitTransaction();
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoError && error.code === WRITE_CONFLICT) return false;
    return wasCommitted(store, transaction, end, error);
  }
}

/**
 * Looks by writing: a barrier under the marker's `_id`. It fails as a double when the commit took place. When it stands, the
 * transaction can no longer come through, because it would write the same `_id`. While that one is still open the two conflict
 * at once, because the barrier has a transaction of its own; outside of one it would wait.
 */
async function wasCommitted(store: StoreConnection, transaction: Transaction, end: number, cause: unknown): Promise<boolean> {
  const backOff = new BackOff(20, 1000);
  const open = [transaction.session];
  while (Date.now() < end) {
    try {
      await endOnServer(store, open);
      await raiseBarrier(store, transaction, open);
      return false;
    } catch (error) {
      if (!isDuplicateKey(error) && !isTransientStoreError(error)) throw error;
      const committed = isDuplicateKey(error) ? await holdsMarker(store, transaction) : undefined;
      if (committed !== undefined) return committed;
      await backOff.wait();
    }
  }
  throw new CommitUnknown('The outcome of a commit could not be found out in time', { cause });
}

/** Ends transactions whose commits never arrived; else the server would hold their locks for a minute. */
async function endOnServer(store: StoreConnection, sessions: readonly ClientSession[]): Promise<void> {
  try {
    await store.db.admin().command({ killSessions: sessions.map((session) => session.id) });
  } catch (error) {
    // A server that does not let us waits until the transactions' own time is over.
    if (isTransientStoreError(error)) throw error;
  }
}

async function raiseBarrier(store: StoreConnection, { marker, id, now }: Transaction, open: ClientSession[]): Promise<void> {
  await store.withTransaction(async (session) => {
    open.push(session);
    await store.collection<Row & { _id: string }>(marker).insertOne({ _id: id, keys: [barrierKey(id)], at: now }, { session });
    await session.commitTransaction();
  });
}

/** The double may be our own barrier, whose commit was not answered. Undefined while the read does not show it yet. */
async function holdsMarker(store: StoreConnection, { marker, id }: Transaction): Promise<boolean | undefined> {
  const found = await store.collection<Row & { _id: string }>(marker).findOne({ _id: id }, { projection: { keys: 1 } });
  return found ? !(found.keys as string[] | undefined)?.includes(barrierKey(id)) : undefined;
}

const barrierKey = (id: string) => `void:${id}`;
