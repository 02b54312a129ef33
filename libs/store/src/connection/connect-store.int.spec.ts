import { discard, testServers, uniqueName } from '@pc/testing';
import { connectStore, type StoreOptions } from './connect-store';
import { isTransientStoreError } from './faults';
import type { StoreConnection } from './store-connection';

const HOUR_MS = 3_600_000;

describe('connectStore', () => {
  const database = uniqueName('store');
  const opened: StoreConnection[] = [];
  const open = async (options: Partial<StoreOptions> = {}) => {
    const store = await connectStore({ uri: testServers().mongodbUri, database, ...options });
    opened.push(store);
    return store;
  };

  afterAll(async () => {
    const [first, ...others] = opened;
    await Promise.all(others.map((store) => store.close()));
    if (first) await discard(first);
  });

  it('gives a connection that answers, and may be closed twice', async () => {
    const store = await open();
    await store.ping();
    const other = await open();
    await other.close();
    await other.close();
    await expect(other.ping()).rejects.toThrow('connected');
  });

  it('names the store that does not answer, without the password', async () => {
    const failed = connectStore({ uri: 'mongodb://root:s3cret@127.0.0.1:9/?serverSelectionTimeoutMS=50', database, connectForMs: 200 });
    const error = await failed.then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error!.message).toContain('The store at 127.0.0.1:9 cannot be used');
    expect(error!.message).not.toContain('s3cret');
    expect(isTransientStoreError(error)).toBe(true);
  });

  it('takes over a changed time to live of the inbox when it starts again', async () => {
    const store = await open({ inboxKeepMs: 48 * HOUR_MS });
    const life = async () => (await store.collection('inbox').indexes()).find(({ name }) => name === 'at')!.expireAfterSeconds;
    expect(await life()).toBe(48 * 3600);
    await open({ inboxKeepMs: 72 * HOUR_MS });
    expect(await life()).toBe(72 * 3600);
  });

  it('api 7.10 refuses to keep idempotency keys for less than 24 hours', async () => {
    await expect(open({ inboxKeepMs: 23 * HOUR_MS })).rejects.toThrow('24 hours');
  });

  it('makes indexes any number of times, and refuses one that means something else now', async () => {
    const store = await open();
    const plan = { parties: [{ name: 'account', key: { account: 1 as const }, unique: true }] };
    await Promise.all([store.ensureIndexes(plan), store.ensureIndexes(plan)]);
    await store.ensureIndexes(plan);
    await expect(store.ensureIndexes({ parties: [{ name: 'account', key: { other: 1 } }] })).rejects.toThrow(
      'The index account of parties',
    );
  });

  it('brings int64 back as bigint, exactly, and numbers as numbers', async () => {
    const numbers = (await open()).collection('numbers');
    const row = { _id: 1 as never, fen: 9_007_199_254_740_993n, count: 7, position: 179_533_000_000_017 };
    await numbers.insertOne(row);
    await numbers.updateOne({ _id: row._id }, { $inc: { fen: 2n, count: 1 } });
    expect(await numbers.findOne({ _id: row._id })).toEqual({ ...row, fen: 9_007_199_254_740_995n, count: 8 });
  });
});
