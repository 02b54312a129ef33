import { discard, FixedClock, forgetNothing, testServers, uniqueName } from '@pc/testing';
import { connectStore } from '../connection/connect-store';
import type { StoreConnection } from '../connection/store-connection';
import { MongoOutbox } from './mongo-outbox';
import { WakeSignal } from './wake-signal';

const TTL_MS = 5000;

describe('MongoOutbox', () => {
  let store: StoreConnection;
  const clock = new FixedClock();
  const wake = new WakeSignal();
  let outbox: MongoOutbox;
  const fill = (...positions: number[]) =>
    store.collection('outbox').insertMany(positions.map((position) => ({ _id: position as never, events: '[]' })));
  const positions = async () => (await outbox.read(10)).map((row) => row.position);

  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('store') });
    await forgetNothing(store);
    outbox = new MongoOutbox(store, { clock, wake });
  });
  beforeEach(() => Promise.all(['outbox', 'leases'].map((name) => store.collection(name).deleteMany({}))));
  afterAll(async () => {
    await discard(store);
  });

  it('gives rows in the order of their positions, whatever the order of their commits', async () => {
    await fill(179_533_000_000_030, 179_533_000_000_010, 179_533_000_000_020);
    expect(await positions()).toEqual([179_533_000_000_010, 179_533_000_000_020, 179_533_000_000_030]);
    expect((await outbox.read(2)).map((row) => row.position)).toEqual([179_533_000_000_010, 179_533_000_000_020]);
    expect(await outbox.backlog()).toBe(3);
  });

  it('finds what another replica committed without a wake-up', async () => {
    expect(await positions()).toEqual([]);
    await fill(7);
    expect(await positions()).toEqual([7]);
    expect(await positions()).toEqual([7]);
  });

  it('has one owner at a time; another takes over when the lease has run out, with a higher epoch', async () => {
    expect(await outbox.acquire('one', TTL_MS)).toBe(1);
    expect(await outbox.acquire('two', TTL_MS)).toBeUndefined();
    clock.advance(TTL_MS - 1);
    expect(await outbox.acquire('one', TTL_MS)).toBe(1);
    clock.advance(TTL_MS - 1);
    expect(await outbox.acquire('two', TTL_MS)).toBeUndefined();
    clock.advance(1);
    expect(await outbox.acquire('two', TTL_MS)).toBe(2);
    expect(await outbox.acquire('one', TTL_MS)).toBeUndefined();
  });

  it('fences off a relay that was replaced: nothing is removed', async () => {
    await fill(1, 2);
    const old = (await outbox.acquire('one', TTL_MS))!;
    clock.advance(TTL_MS);
    const current = (await outbox.acquire('two', TTL_MS))!;
    expect(await outbox.remove([1], old)).toBe(false);
    expect(await positions()).toEqual([1, 2]);
    expect(await outbox.remove([1], current)).toBe(true);
    expect(await positions()).toEqual([2]);
  });

  it('hands a released lease over at once, and epochs go on', async () => {
    expect(await outbox.acquire('one', TTL_MS)).toBe(1);
    await outbox.release('one');
    expect(await outbox.remove([1], 1)).toBe(false);
    expect(await outbox.acquire('two', TTL_MS)).toBe(2);
  });

  it('lets exactly one of many take a free lease', async () => {
    const epochs = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => outbox.acquire(owner, TTL_MS)));
    expect(epochs.filter((epoch) => epoch !== undefined)).toEqual([1]);
  });

  it('wakes its listeners until they end it', () => {
    const heard = jest.fn();
    const end = outbox.onWake(heard);
    wake.ring();
    end();
    wake.ring();
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
