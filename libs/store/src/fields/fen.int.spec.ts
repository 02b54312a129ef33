import fc from 'fast-check';
import { discard, testServers, uniqueName } from '@pc/testing';
import mongoose from 'mongoose';
import { connectStore } from '../connection/connect-store';
import type { StoreConnection } from '../connection/store-connection';
import { fenFromStore, FenType, fenToStore } from './fen';

interface Account {
  _id: string;
  balance: bigint;
}

const amount = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n });

describe('fen in the store', () => {
  let store: StoreConnection;

  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('store') });
  });
  afterAll(async () => {
    await discard(store);
  });

  it('come back as they went in, and add up in the store', async () => {
    await fc.assert(
      fc.asyncProperty(amount, fc.bigInt({ min: -1000n, max: 1000n }), async (fen, delta) => {
        const accounts = store.collection<Account>('accounts');
        await accounts.replaceOne({ _id: 'a' }, { balance: fenToStore(fen / 2n) }, { upsert: true });
        await accounts.updateOne({ _id: 'a' }, { $inc: { balance: delta } });
        expect(fenFromStore((await accounts.findOne({ _id: 'a' }))!.balance)).toBe(fen / 2n + delta);
      }),
      { numRuns: 25 },
    );
  });

  it('are int64 in raw documents when a model writes them', async () => {
    const Account = store.mongoose.model('Account', new mongoose.Schema<Account>({ _id: String, balance: FenType }));
    await Account.create({ _id: 'model', balance: 1_000_000n });
    const raw = await store.collection<Account>('accounts').findOne({ _id: 'model' }, { promoteLongs: false, useBigInt64: false });
    expect(raw!.balance).toEqual(mongoose.mongo.Long.fromNumber(1_000_000));
    expect((await Account.findById('model'))!.balance).toBe(1_000_000n);
    expect((await Account.findOne({ _id: 'model', balance: { $gte: 1_000_000n } }))!._id).toBe('model');
  });

  it.each([1.5, '100', Number.NaN, 2 ** 53, null, undefined, {}])('are never guessed from %p', (value) => {
    expect(() => fenFromStore(value)).toThrow(TypeError);
  });

  it('beyond 64 bits are refused', () => {
    expect(() => fenToStore(2n ** 63n)).toThrow(RangeError);
    expect(() => fenToStore(-(2n ** 63n))).toThrow(RangeError);
  });

  it('refuses a fraction in a model', async () => {
    const Refund = store.mongoose.model('Refund', new mongoose.Schema<{ amount: bigint }>({ amount: FenType }));
    await expect(Refund.create({ amount: 0.5 as never })).rejects.toThrow('Cast to Fen failed');
  });
});
