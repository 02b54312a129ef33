import { type Listed, makeListed } from './support/listed';
import { PATHS, withQuery } from './support/paths';
import { refused } from './support/refused';
import { World } from './support/world';

type Query = Parameters<typeof withQuery>[1];

interface List {
  readonly path: string;
  readonly count: 'count' | 'total_count';
  readonly rows: 'user_coupons' | 'records';
  /** A filter of texts. */
  readonly text: string;
  /** Fields of a row and the two bounds by which they are asked for. */
  readonly times: ReadonlyArray<readonly [field: string, begin: string, end: string]>;
}

const bounds = (field: string) => [field, `${field}_begin`, `${field}_end`] as const;
const LISTS: readonly List[] = [
  {
    path: PATHS.coupons,
    count: 'total_count',
    rows: 'user_coupons',
    text: 'coupon_id',
    times: ['create_time', 'effective_time', 'expire_time'].map(bounds),
  },
  { path: PATHS.records, count: 'total_count', rows: 'records', text: 'quota_id', times: [bounds('operation_time')] },
  {
    path: PATHS.held,
    count: 'count',
    rows: 'user_coupons',
    text: 'coupon_id',
    times: [['active_time', 'active_start_time', 'active_end_time']],
  },
];
const MINUTE_MS = 60_000;
const aMinuteFrom = (utc: string, minutes: number) => new Date(Date.parse(utc) + minutes * MINUTE_MS).toISOString().replace(/\.\d+/, '');

/** What the lists of benefits 5.4, 5.5 and 5.6 have in common: pages, counts, bounds of time (benefits section 6). */
describe.each(LISTS)('api 7.2 api 7.3 api 7.4 the list $path', ({ path, count, rows, text, times }) => {
  let listed: Listed;
  let newestFirst: readonly string[];

  beforeAll(async () => {
    listed = await makeListed(new World());
    newestFirst = listed.couponIds.toReversed();
  });

  /** The customer asks for what he holds, the partner for the rest. */
  const get = (query: Query) => (path === PATHS.held ? listed.customer : listed.partner).api.get(withQuery(path, query));
  const page = async (query: Query = {}) => {
    const { body } = await get(query).expect(200);
    const ids = (body[rows] as { coupon_id: string }[]).map(({ coupon_id }) => coupon_id);
    return { total: body[count] as number, ids, keys: Object.keys(body as object) };
  };

  it('offset counts records and limit is 10 by default; the newest come first', async () => {
    expect(await page()).toEqual({ total: 12, ids: newestFirst.slice(0, 10), keys: [count, rows] });
    expect((await page({ offset: 1, limit: 3 })).ids).toEqual(newestFirst.slice(1, 4));
    expect((await page({ offset: 10, limit: 10 })).ids).toEqual(newestFirst.slice(10));
    expect((await page({ offset: 3 })).ids).toEqual(newestFirst.slice(3));
    expect((await page({ limit: 100 })).ids).toEqual(newestFirst);
  });

  it.each([12, 1000, 2_147_483_647])('offset %d is past the end: an empty page and the true count', async (offset) => {
    expect(await page({ offset })).toMatchObject({ total: 12, ids: [] });
  });

  it.each([0, 101, -1, '', 'null', '1.5', '1e1'])('limit=%p is refused, never cut', async (limit) => {
    await get({ limit }).expect(refused(400, 'CBC.0100', 'limit'));
  });

  it.each([-1, 2_147_483_648, '', 'null'])('offset=%p is refused', async (offset) => {
    await get({ offset }).expect(refused(400, 'CBC.0100', 'offset'));
  });

  it('api 7.1 unknown parameters are ignored; the text null is an ordinary value that matches nothing', async () => {
    expect((await page({ colour: 'red' })).total).toBe(12);
    expect(await page({ [text]: 'null' })).toMatchObject({ total: 0, ids: [] });
  });

  it('api 7.1 the empty string is no value', async () => {
    await get({ [text]: '' }).expect(refused(400, 'CBC.0100', text));
  });

  it.each(times)('api 7.7 the bounds of %s are exclusive', async (field, begin, end) => {
    const newest = String((await get({ limit: 1 }).expect(200)).body[rows][0][field]);
    const [before, after] = [aMinuteFrom(newest, -1), aMinuteFrom(newest, 1)];
    expect(await page({ [begin]: before, [end]: after })).toMatchObject({ total: 12 });
    expect(await page({ [begin]: newest })).toMatchObject({ total: 0 });
    expect((await page({ [end]: newest, limit: 100 })).ids).not.toContain(newestFirst[0]);
    expect(await page({ [begin]: after })).toMatchObject({ total: 0, ids: [] });
  });

  it.each(times)('api 7.7 wrong bounds of %s are refused', async (_field, begin, end) => {
    const now = '2026-01-31T08:00:00Z';
    await get({ [begin]: now, [end]: now }).expect(refused(400, 'CBC.0100', end));
    for (const wrong of ['', 'null', '2026-01-31', '2026-01-31T08:00:00.000Z', '2026-01-31T16:00:00+08:00'])
      await get({ [begin]: wrong }).expect(refused(400, 'CBC.0100', begin));
  });
});
