import { TickSequence } from '@pc/kernel';
import { discard, testServers, uniqueName } from '@pc/testing';
import { connectStore } from '../connection/connect-store';
import type { StoreConnection } from '../connection/store-connection';
import { keepNewer, nextEventAbout } from './copies';
import { UnitOfWork } from './unit-of-work';

describe('copies of what another service owns', () => {
  let store: StoreConnection;
  let unit: UnitOfWork;
  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('store') });
    unit = new UnitOfWork(store, { ticks: new TickSequence() });
  });
  afterAll(() => discard(store));

  const partners = () => store.collection<{ _id: string; version: number; state?: string; events?: number }>('partners');

  it('keeps the newest, in whatever order they come', async () => {
    for (const [version, state] of [
      [2, 'second'],
      [1, 'first'],
      [2, 'second again'],
    ] as const)
      await unit.run((tx) => keepNewer(tx, 'partners', { _id: 'p1', version, ...{ state } }));
    expect(await partners().findOne({ _id: 'p1' })).toMatchObject({ version: 2, state: 'second' });
    await unit.run((tx) => keepNewer(tx, 'partners', { _id: 'p1', version: 3, ...{ state: 'third' } }));
    expect(await partners().findOne({ _id: 'p1' })).toMatchObject({ version: 3, state: 'third' });
  });

  it('numbers the events about one without gaps, also in transactions at once, and knows none without a copy', async () => {
    await partners().insertOne({ _id: 'p2', version: 1, events: 0 });
    const numbers = await Promise.all([1, 2, 3, 4].map(() => unit.run((tx) => nextEventAbout(tx, 'partners', 'p2'))));
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4]);
    await expect(unit.run((tx) => nextEventAbout(tx, 'partners', 'nobody'))).rejects.toThrow('no copy of nobody');
  });
});
