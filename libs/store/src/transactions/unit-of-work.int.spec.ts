import { event } from '@pc/contracts';
import { TickSequence } from '@pc/kernel';
import { discard, FixedClock, forgetNothing, testServers, uniqueName } from '@pc/testing';
import { z } from 'zod';
import { connectStore } from '../connection/connect-store';
import type { StoreConnection } from '../connection/store-connection';
import { outboxRow, type OutboxDocument } from './event-row';
import { UnitOfWork } from './unit-of-work';

const paid = event('billing', 'order-settled', 'order_id', 'For this test', z.object({ order_id: z.string(), paid_fen: z.int() }));

interface Account {
  _id: string;
  balance: bigint;
}

describe('UnitOfWork', () => {
  let store: StoreConnection;
  const clock = new FixedClock();
  const newUnit = (ticks = new TickSequence()) => new UnitOfWork(store, { ticks, clock });
  const outbox = async () => (await store.collection<OutboxDocument>('outbox').find().sort({ _id: 1 }).toArray()).map(outboxRow);
  const balanceOf = async (id: string) => (await store.collection<Account>('accounts').findOne({ _id: id }))?.balance;

  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('store') });
    await forgetNothing(store);
  });
  beforeEach(() => store.collection('outbox').deleteMany({}));
  afterAll(async () => {
    await discard(store);
  });

  it('leaves nothing behind when the work throws: no write, no event, no listener', async () => {
    const heard = jest.fn();
    const unit = newUnit();
    unit.wake.onRing(heard);
    const run = unit.run(async (tx) => {
      await tx.collection<Account>('accounts').insertOne({ _id: 'rolled-back', balance: 1n }, { session: tx.session });
      tx.emit(paid, 1, { order_id: 'o1', paid_fen: 5 });
      tx.onCommit(heard);
      throw new Error('a broken invariant');
    });
    await expect(run).rejects.toThrow('a broken invariant');
    expect(await balanceOf('rolled-back')).toBeUndefined();
    expect(await outbox()).toEqual([]);
    expect(heard).not.toHaveBeenCalled();
  });

  it('keeps the events of a commit in one row, with ids that a repetition would give again, and rings for the relay', async () => {
    const heard: string[] = [];
    const unit = newUnit();
    unit.wake.onRing(() => heard.push('wake'));
    const position = await unit.run(async (tx) => {
      tx.emit(paid, 1, { order_id: 'o1', paid_fen: 5 }, '00-trace');
      tx.emit(paid, 2, { order_id: 'o1', paid_fen: 7 });
      tx.onCommit(() => heard.push('commit'));
      return tx.position();
    });
    const common = { topic: 'pc.billing.events', type: 'pc.billing.order-settled.v1', subject: 'o1', time: clock.now().toISOString() };
    const first = { id: 'o1:1:order-settled', version: 1, data: '{"order_id":"o1","paid_fen":5}', traceparent: '00-trace', ...common };
    const second = { id: 'o1:2:order-settled', version: 2, data: '{"order_id":"o1","paid_fen":7}', ...common };
    expect(await outbox()).toEqual([{ position, events: [first, second] }]);
    expect(heard.sort()).toEqual(['commit', 'wake']);
  });

  it('writes nothing when the work discards, and still returns its result', async () => {
    const result = await newUnit().run(async (tx) => {
      await tx.collection<Account>('accounts').insertOne({ _id: 'discarded', balance: 1n }, { session: tx.session });
      tx.emit(paid, 1, { order_id: 'o1', paid_fen: 5 });
      tx.discard();
      return 'refused';
    });
    expect(result).toBe('refused');
    expect(await balanceOf('discarded')).toBeUndefined();
    expect(await outbox()).toEqual([]);
  });

  it('lets all of many transactions on one document succeed, one after the other', async () => {
    await store.collection<Account>('accounts').insertOne({ _id: 'hot', balance: 0n });
    const onRetry = jest.fn();
    const unit = new UnitOfWork(store, { ticks: new TickSequence(), onRetry });
    await Promise.all(
      Array.from({ length: 8 }, () =>
        unit.run(async (tx) => {
          const accounts = tx.collection<Account>('accounts');
          const { balance } = (await accounts.findOne({ _id: 'hot' }, { session: tx.session }))!;
          await accounts.updateOne({ _id: 'hot' }, { $set: { balance: balance + 1n } }, { session: tx.session });
        }),
      ),
    );
    expect(await balanceOf('hot')).toBe(8n);
    expect(onRetry).toHaveBeenCalled();
  });

  it('puts an event behind what a replica with a faster clock has published of the same aggregate', async () => {
    const ahead = await newUnit(new TickSequence(() => Date.now() + 60_000)).run(async (tx) => tx.position());
    const behind = await newUnit().run(async (tx) => {
      tx.observe(ahead);
      return tx.position();
    });
    expect(behind).toBeGreaterThan(ahead);
  });

  it('starts over when a position is observed after a lower one was taken', async () => {
    const ahead = Date.now() * 100 + 1_000_000;
    const taken: number[] = [];
    await newUnit().run(async (tx) => {
      taken.push(tx.position());
      tx.observe(ahead);
    });
    expect(taken).toHaveLength(2);
    expect(taken[0]).toBeLessThan(ahead);
    expect(taken[1]).toBeGreaterThan(ahead);
  });

  it('takes another position when two replicas came to the same one', async () => {
    const now = Date.now();
    const [one, other] = [newUnit(new TickSequence(() => now)), newUnit(new TickSequence(() => now))];
    for (const [unit, order_id] of [
      [one, 'a'],
      [other, 'b'],
    ] as const) {
      await unit.run(async (tx) => tx.emit(paid, 1, { order_id, paid_fen: 1 }));
    }
    const positions = (await outbox()).map(({ position }) => position);
    expect(new Set(positions).size).toBe(2);
  });

  it('refuses an event that breaks its contract', async () => {
    const run = newUnit().run(async (tx) => tx.emit(paid, 1, { order_id: 'o1', paid_fen: 0.5 }));
    await expect(run).rejects.toThrow('paid_fen');
    expect(await outbox()).toEqual([]);
  });
});
