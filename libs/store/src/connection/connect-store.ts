import mongoose, { type ConnectOptions, type Connection } from 'mongoose';
import { BackOff } from './back-off';
import { isTransientStoreError, StoreUnavailable } from './faults';
import { ownCollections } from './own-collections';
import { StoreConnection } from './store-connection';
import { silentStoreLogger, type StoreLogger } from './types';

const DAY_MS = 86_400_000;

export interface StoreOptions {
  readonly uri: string;
  readonly database: string;
  /** Shown in the server's own logs. */
  readonly appName?: string;
  /** How long a store that is away is tried before the start is given up; 60 s unless told. */
  readonly connectForMs?: number;
  readonly maxPoolSize?: number;
  /** How long answers to messages and idempotency keys are kept; 35 days unless told, so that a dead letter that is sent again finds its answer; never under one (api 7.10). */
  readonly inboxKeepMs?: number;
  readonly log?: StoreLogger;
}

/** Connects, trying again while the store is away, and makes this library's own collections. Throws StoreUnavailable. */
export async function connectStore(options: StoreOptions): Promise<StoreConnection> {
  const { connectForMs = 60_000, inboxKeepMs = 35 * DAY_MS } = options;
  if (inboxKeepMs < DAY_MS) throw new Error('inboxKeepMs must be at least one day: idempotency keys are kept 24 hours (api 7.10)');
  const end = Date.now() + connectForMs;
  const backOff = new BackOff(100, 3000);
  for (;;) {
    try {
      return await connectOnce(options, inboxKeepMs);
    } catch (error) {
      if (!isTransientStoreError(error) || error instanceof StoreUnavailable) throw unusable(options, error);
      if (Date.now() >= end) throw unusable(options, error);
      (options.log ?? silentStoreLogger).warn(
        { store: addressOf(options.uri), cause: reasonOf(error) },
        'The store does not answer yet; trying again',
      );
      await backOff.wait();
    }
  }
}

async function connectOnce(options: StoreOptions, inboxKeepMs: number): Promise<StoreConnection> {
  const connection = mongoose.createConnection(options.uri, driverOptions(options));
  try {
    await connection.asPromise();
    await requireReplicaSet(connection);
    const store = new StoreConnection(connection, options.database);
    await store.ensureIndexes(ownCollections(inboxKeepMs));
    return store;
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    throw error;
  }
}

function driverOptions({ database, appName, maxPoolSize = 50 }: StoreOptions): ConnectOptions {
  return {
    dbName: database,
    ...(appName && { appName }),
    maxPoolSize,
    useBigInt64: true,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    serverSelectionTimeoutMS: 5000,
    connectTimeoutMS: 5000,
    // A wire that was cut without a word is noticed by the heartbeat, within 7 s, which then breaks what waits on it off.
    heartbeatFrequencyMS: 2000,
    socketTimeoutMS: 60_000,
    ignoreUndefined: true,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  };
}

async function requireReplicaSet(connection: Connection): Promise<void> {
  const hello = await connection.db!.admin().command({ hello: 1 });
  if (!hello.setName && hello.msg !== 'isdbgrid') {
    throw new StoreUnavailable(
      'it is a single server without a replica set, and transactions need one: start it with --replSet and run rs.initiate()',
    );
  }
}

function unusable({ uri, database }: StoreOptions, error: unknown): StoreUnavailable {
  return new StoreUnavailable(`The store at ${addressOf(uri)} cannot be used for the database ${database}: ${reasonOf(error)}`, {
    cause: error,
  });
}

/** The hosts of an address, without user, password and options. */
function addressOf(uri: string): string {
  return uri
    .replace(/^mongodb(\+srv)?:\/\//, '')
    .replace(/^[^/]*@/, '')
    .replace(/[/?].*$/, '');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
