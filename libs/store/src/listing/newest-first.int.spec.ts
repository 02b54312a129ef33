import { performance } from 'node:perf_hooks';
import { TickSequence } from '@pc/kernel';
import { testServers, uniqueName } from '@pc/testing';
import { connectStore } from '../connection/connect-store';
import type { StoreConnection } from '../connection/store-connection';
import { UnitOfWork } from '../transactions/unit-of-work';
import { NewestFirst, RANK_INDEX, type PageQuery } from './newest-first';
import type { Ranked } from './rank-walk';

interface Coupon extends Ranked {
  _id: number;
  status: number;
}

describe('NewestFirst', () => {
  let store: StoreConnection;
  let unit: UnitOfWork;
  let list: NewestFirst<Coupon>;
  let newest = 0;

  /** Adds coupons in the order of their ids; every third is used (status 3). */
  const add = (scope: string, count: number) =>
    unit.run(async (tx) => {
      const first = await list.next(tx, scope, count);
      const rows = Array.from({ length: count }, (_, index) => ({
        _id: ++newest,
        scope,
        seq: first + index,
        status: index % 3 === 0 ? 3 : 2,
      }));
      await tx.collection<Coupon>('coupons').insertMany(rows, { session: tx.session });
      return rows.map((row) => row._id);
    });
  /** The same without a transaction around the rows: so many in one would hold up the tests beside this one. */
  const addMany = async (scope: string, count: number) => {
    const first = await unit.run((tx) => list.next(tx, scope, count));
    for (let done = 0; done < count; done += 1000) {
      const rows = Array.from({ length: 1000 }, (_, index) => ({ _id: ++newest, scope, seq: first + done + index, status: 2 }));
      await store.collection<Coupon>('coupons').insertMany(rows);
    }
  };
  const remove = (scope: string, ids: number[]) =>
    unit.run(async (tx) => {
      await tx.collection<Coupon>('coupons').deleteMany({ _id: { $in: ids } }, { session: tx.session });
      await list.leave(tx, scope, ids.length);
    });
  const page = async (scopes: string[], query: Partial<PageQuery> = {}) => {
    const { rows, total } = await list.page({ scopes, offset: 0, limit: 10, ...query });
    return { ids: rows.map((row) => row._id), total };
  };
  const falling = (ids: number[]) => [...ids].sort((a, b) => b - a);

  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('store') });
    unit = new UnitOfWork(store, { ticks: new TickSequence() });
    list = new NewestFirst<Coupon>(store, 'coupons');
    await store.ensureIndexes({ coupons: [RANK_INDEX] });
  });
  // The database stays with the test's store: dropping so many rows would stall the tests beside this one.
  afterAll(() => store.close());

  it('api 7.2 offset counts records: offset 1 limit 10 of ten gives the second to the tenth', async () => {
    const ids = falling(await add('ten', 10));
    expect(await page(['ten'])).toEqual({ ids, total: 10 });
    expect(await page(['ten'], { offset: 1 })).toEqual({ ids: ids.slice(1), total: 10 });
    expect(await page(['ten'], { offset: 3, limit: 2 })).toEqual({ ids: ids.slice(3, 5), total: 10 });
  });

  it('api 7.4 an offset past the end gives no rows and the same total, also with a filter', async () => {
    await add('past', 6);
    expect(await page(['past'], { offset: 6 })).toEqual({ ids: [], total: 6 });
    expect(await page(['past'], { offset: 2_147_483_647 })).toEqual({ ids: [], total: 6 });
    expect(await page(['past'], { offset: 40, filter: { status: 3 } })).toEqual({ ids: [], total: 2 });
    expect(await page(['past'], { offset: 40, filter: { status: 3 }, selective: true })).toEqual({ ids: [], total: 2 });
  });

  it('api 7.5 an unknown scope gives an empty list', async () => {
    expect(await page(['nobody'])).toEqual({ ids: [], total: 0 });
    expect(await page([])).toEqual({ ids: [], total: 0 });
  });

  it('api 7.4 the total counts all matches of a filter, and pages of it follow each other without gap', async () => {
    const ids = falling(await add('filtered', 40));
    const used = ids.filter((_, index) => (ids.length - 1 - index) % 3 === 0);
    const pages = await Promise.all([0, 5, 10].map((offset) => page(['filtered'], { filter: { status: 3 }, offset, limit: 5 })));
    expect(pages.flatMap((found) => found.ids)).toEqual(used);
    expect(pages.map((found) => found.total)).toEqual([14, 14, 14]);
    expect(await page(['filtered'], { filter: { status: 3 }, offset: 5, limit: 5, selective: true })).toEqual(pages[1]);
  });

  it('keeps order and total when rows have left the list', async () => {
    const ids = falling(await add('holes', 60));
    const gone = ids.slice(1, 40);
    await remove('holes', gone);
    const left = ids.filter((id) => !gone.includes(id));
    expect(await page(['holes'], { limit: 5 })).toEqual({ ids: left.slice(0, 5), total: 21 });
    expect(await page(['holes'], { offset: 7, limit: 5 })).toEqual({ ids: left.slice(7, 12), total: 21 });
  });

  it('shows several scopes as one list, newest first', async () => {
    const ids: number[] = [];
    for (const [scope, count] of [
      ['north', 3],
      ['south', 9],
      ['north', 8],
      ['west', 1],
      ['south', 2],
    ] as const)
      ids.push(...(await add(scope, count)));
    const all = falling(ids);
    const scopes = ['north', 'south', 'west', 'nobody', 'north'];
    expect(await page(scopes, { limit: 7 })).toEqual({ ids: all.slice(0, 7), total: 23 });
    expect(await page(scopes, { offset: 9, limit: 6 })).toEqual({ ids: all.slice(9, 15), total: 23 });
    expect(await page(scopes, { offset: 2, limit: 3, filter: { _id: { $lte: all[4] } } })).toEqual({ ids: all.slice(6, 9), total: 19 });
    expect(await page(scopes, { offset: 2, limit: 3, filter: { _id: { $lte: all[4] } }, selective: true })).toEqual({
      ids: all.slice(6, 9),
      total: 19,
    });
    expect(await list.scopes()).toEqual(expect.arrayContaining(['north', 'south', 'west']));
  });

  it('gives only the fields that were asked for', async () => {
    await add('fields', 4);
    const { rows } = await list.page({ scopes: ['fields'], offset: 1, limit: 1, projection: { status: 1 } });
    expect(Object.keys(rows[0]!).sort()).toEqual(['_id', 'status']);
  });

  it('gives no rank twice to transactions that run at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => add('busy', 5)));
    const rows = await store.collection<Coupon>('coupons').find({ scope: 'busy' }).toArray();
    expect(rows.map((row) => row.seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect((await page(['busy'])).total).toBe(30);
  });

  it('costs about the same for the first page of 200 and of 20,000', async () => {
    await add('short', 200);
    await addMany('long', 20_000);
    expect((await page(['long'])).total).toBe(20_000);
    const times: Record<string, number[]> = { short: [], long: [] };
    for (let i = 0; i < 40; i++) {
      for (const scope of ['short', 'long']) {
        const start = performance.now();
        await page([scope]);
        times[scope]!.push(performance.now() - start);
      }
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
    // Reading through to count or to sort would make it about a hundred.
    expect(median(times.long!) / median(times.short!)).toBeLessThan(5);
  });
});
