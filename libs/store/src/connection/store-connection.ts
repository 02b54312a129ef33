import { type mongo, type Connection } from 'mongoose';
import { ensureIndexes, type IndexPlan } from './indexes';
import type { ClientSession, Collection, Row } from './types';
import { StoreUnavailable } from './faults';

/** What every transaction runs with: a snapshot, and a commit that survives the loss of any one node (architecture 5). */
const TRANSACTION: mongo.TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
  maxCommitTimeMS: 5000,
};

/**
 * The one connection of a service to its database; made by `connectStore`.
 *
 * Integers: a `bigint` is stored as int64 and comes back as `bigint`; a `number` comes back as `number`.
 * So fen are bigint throughout, and counts and positions are numbers.
 */
export class StoreConnection {
  constructor(
    /** For mongoose models, at the edge of the service. */
    readonly mongoose: Connection,
    readonly database: string,
  ) {}

  get db(): mongo.Db {
    if (!this.mongoose.db) throw new StoreUnavailable('The connection to the store is closed');
    return this.mongoose.db;
  }

  collection<T extends Row = Row>(name: string): Collection<T> {
    return this.db.collection<T>(name);
  }

  /** Throws when the store does not answer within `timeoutMs`; for health checks. */
  async ping(timeoutMs = 2000): Promise<void> {
    await this.db.command({ ping: 1 }, { signal: AbortSignal.timeout(timeoutMs) });
  }

  /** Makes what is missing of these collections and indexes; idempotent. */
  async ensureIndexes(plan: IndexPlan): Promise<void> {
    await ensureIndexes(this.db, plan);
  }

  /** Gives a session in which a transaction has begun, and ends it afterwards. */
  async withTransaction<T>(use: (session: ClientSession) => Promise<T>): Promise<T> {
    const session = this.mongoose.getClient().startSession();
    try {
      session.startTransaction(TRANSACTION);
      return await use(session);
    } finally {
      // Aborts what is still open; a store that is away must not hide the first error.
      await session.endSession().catch(() => undefined);
    }
  }

  /** Waits for running operations of the pool to end, then closes. May be called twice. */
  async close(): Promise<void> {
    await this.mongoose.close();
  }

  /** Removes the whole database, for tests; slow where it holds thousands of rows. */
  async drop(): Promise<void> {
    await this.db.dropDatabase();
  }
}
