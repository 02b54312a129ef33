import type { Caller } from '@pc/contracts';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';
import { OPERATOR } from '../../../../../test/support/service-harness';

describe('lists on the real store', () => {
  let service: IncentiveHarness;
  beforeEach(async () => {
    service = await IncentiveHarness.start();
  });
  afterEach(() => service?.close());

  const listQuotas = async (scene: Scene, filter: object = {}, caller = scene.caller) => {
    const ranges = { create_time: undefined, effective_time: undefined, expire_time: undefined };
    return bodyOf(await service.queries.listQuotas(service.ask({ ...ranges, offset: 0, limit: 10, ...filter }, caller)));
  };
  const ids = (list: { user_coupons: { coupon_id: string }[] }) => list.user_coupons.map(({ coupon_id }) => coupon_id);

  it('api 7.7 api 7.2 api 7.4 issued coupons come newest first, in pages, with the exact number', async () => {
    const scene = await service.given({ customers: 5 });
    const older = await service.issued(scene);
    service.clock.advance(1_000);
    const newer = await service.issued(scene);
    const all = [...older, ...newer].reverse();
    expect(await service.issuedList(scene)).toMatchObject({ total_count: 10 });
    expect(ids(await service.issuedList(scene))).toEqual(all);
    expect(ids(await service.issuedList(scene, { offset: 3, limit: 4 }))).toEqual(all.slice(3, 7));
    expect(await service.issuedList(scene, { offset: 10 })).toEqual({ total_count: 10, user_coupons: [] });
  });

  it('benefits R-19 a coupon in a list has every field of 2.3, and not the memo', async () => {
    const limit_infos = [{ limit_key: 'serviceTypeList', limit_values: [{ value1: 'ecs' }, { value1: 'obs' }] }];
    const scene = await service.given({ customers: 1, quota: { limit_infos } });
    const [id] = await service.issued(scene, { memo: 'for us alone', valid_time: '2026-02-01T00:00:00Z' });
    const expected = {
      coupon_id: id,
      coupon_code: expect.stringMatching(/^PC[0-9A-Z]+$/) as string,
      status: 2,
      customer_id: scene.customerIds[0],
      coupon_type: 1,
      measure_id: 1,
      face_value_fen: 50_000,
      balance_fen: 50_000,
      effective_time: '2026-02-01T00:00:00Z',
      expire_time: '2027-01-01T00:00:00Z',
      promotion_plan_id: scene.quotaId,
      media_type: 1,
      fetch_method: 3,
      use_limits: [{ use_limiti_info_id: `${id}-1`, limit_key: 'serviceTypeList', value1: 'ecs,obs' }],
      active_time: '2026-03-01T00:00:00Z',
      create_time: '2026-03-01T00:00:00Z',
      is_frozen: '0',
      source_id: scene.partnerId,
    };
    expect((await service.issuedList(scene)).user_coupons).toEqual([expected]);
    expect((await service.held(scene.customerIds[0]!)).user_coupons).toEqual([expected]);
  });

  it('benefits R-55 filters of the issued list: coupon, customer, status, kind, times with both ends excluded', async () => {
    const scene = await service.given({ customers: 2 });
    const [a, b] = await service.issued(scene);
    service.clock.advance(5_500);
    const [c] = await service.issued(scene, { customer_ids: [scene.customerIds[0]!] });
    await service.reclaim(scene, b!);
    const found = async (filter: object) => ids(await service.issuedList(scene, filter));
    expect(await found({ coupon_id: a })).toEqual([a]);
    expect(await found({ customer_id: scene.customerIds[0] })).toEqual([c, a]);
    expect(await found({ status: 5 })).toEqual([b]);
    expect(await found({ status: 1 })).toEqual([]);
    expect(await found({ coupon_type: 4 })).toEqual([]);
    expect(await found({ order_id: 'none' })).toEqual([]);
    expect(await found({ create_time: { begin: '2026-03-01T00:00:00Z' } })).toEqual([c]);
    expect(await found({ create_time: { end: '2026-03-01T00:00:05Z' } })).toEqual([b, a]);
    expect(await found({ create_time: { begin: '2026-03-01T00:00:05Z' } })).toEqual([]);
    expect(await found({ create_time: { end: '2026-03-01T00:00:06Z' }, status: 2 })).toEqual([c, a]);
    expect(await found({ expire_time: { begin: '2026-12-31T23:59:59Z', end: '2027-01-01T00:00:01Z' }, limit: 1 })).toEqual([c]);
  });

  it("api 7.5 lists never leak: another partner's coupons, records and quotas are simply absent", async () => {
    const [mine, theirs] = [await service.given({ customers: 1 }), await service.given({ customers: 1 })];
    const [coupon] = await service.issued(theirs);
    expect((await service.issuedList(mine, { coupon_id: coupon })).total_count).toBe(0);
    expect((await service.issuedList(mine, { customer_id: theirs.customerIds[0] })).total_count).toBe(0);
    expect((await service.records(mine, { coupon_ids: [coupon!] })).total_count).toBe(0);
    expect((await listQuotas(mine, { quota_ids: [theirs.quotaId] })).total_count).toBe(0);
    expect(
      refusalOf(
        await service.queries.listIssuedCoupons(
          service.ask(
            {
              partner_id: theirs.partnerId,
              create_time: undefined,
              effective_time: undefined,
              expire_time: undefined,
              offset: 0,
              limit: 10,
            },
            mine.caller,
          ),
        ),
      ).code,
    ).toBe('CBC.0151');
  });

  it("benefits R-55 the issued list leaves out what ended two years ago, the day counted, and the holder's what ended or was closed a year ago", async () => {
    const scene = await service.given({ customers: 1, quota: { expire_time: '2030-01-01T00:00:00Z' } });
    const [short] = await service.issued(scene, { expire_time: '2026-03-02T00:00:00Z' });
    const [long] = await service.issued(scene, { face_value_fen: 100 });
    const [customer] = scene.customerIds;
    service.clock.set('2026-03-02T00:00:00Z');
    await service.expire();
    service.clock.set('2027-03-01T23:59:59Z');
    expect(ids(await service.held(customer!))).toEqual([long, short]);
    service.clock.set('2027-03-02T00:00:00Z');
    expect(ids(await service.held(customer!))).toEqual([long]);
    service.clock.set('2028-02-29T23:59:59Z');
    expect(ids(await service.issuedList(scene))).toEqual([long, short]);
    service.clock.set('2028-03-01T00:00:00Z');
    expect(await service.issuedList(scene)).toMatchObject({ total_count: 1, user_coupons: [{ coupon_id: long }] });
  });

  it('records: filters by type, quota, kind, coupons, customer, time and result; a list that is present but empty matches nothing', async () => {
    const scene = await service.given({ customers: 2 });
    const [a, b] = await service.issued(scene);
    service.clock.advance(10_000);
    await service.reclaim(scene, a!);
    await service.issue(scene, { customer_ids: ['stranger'] });
    const found = async (filter: object) =>
      (await service.records(scene, filter)).records.map(
        ({ operation_type, coupon_id, result }) => `${operation_type} ${coupon_id === a ? 'a' : coupon_id === b ? 'b' : '-'} ${result}`,
      );
    expect(await found({})).toEqual(['1 - -1', '2 a 0', '1 b 0', '1 a 0']);
    expect(await found({ operation_types: ['2', '3'] })).toEqual(['2 a 0']);
    expect(await found({ operation_types: [] })).toEqual([]);
    expect(await found({ coupon_ids: [a!, 'none'] })).toEqual(['2 a 0', '1 a 0']);
    expect(await found({ coupon_ids: [] })).toEqual([]);
    expect(await found({ customer_id: scene.customerIds[1] })).toEqual(['1 b 0']);
    expect(await found({ quota_id: scene.quotaId, quota_type: 0, limit: 1, offset: 1 })).toEqual(['2 a 0']);
    expect(await found({ quota_type: 1 })).toEqual([]);
    expect(await found({ result: '0', operation_time: { begin: '2026-03-01T00:00:00Z' } })).toEqual(['2 a 0']);
    expect(await found({ result: '-1' })).toEqual(['1 - -1']);
    expect(await found({ result: 'anything' })).toHaveLength(4);
  });

  it('benefits R-58 records of issues and of what came later are one list: pages follow each other, newest first, with the exact number', async () => {
    const scene = await service.given({ customers: 4 });
    const issued: string[] = [];
    const reclaimed: string[] = [];
    for (let round = 0; round < 3; round++) {
      service.clock.advance(1_000);
      const coupons = await service.issued(scene);
      issued.push(...coupons);
      service.clock.advance(1_000);
      await service.reclaim(scene, coupons[round]!);
      reclaimed.push(coupons[round]!);
      service.clock.advance(1_000);
      await service.issue(scene, { customer_ids: ['stranger'] });
    }
    const page = async (offset: number, limit: number, filter: object = {}) => {
      const { records, total_count } = await service.records(scene, { ...filter, offset, limit });
      return { total_count, ids: records.map(({ id }) => id) };
    };
    const all = await page(0, 100);
    expect(all.total_count).toBe(18);
    expect(all.ids.filter((id) => id.endsWith('-1'))).toEqual(issued.map((id) => `${id}-1`).reverse());
    expect(all.ids.filter((id) => id.endsWith('-2'))).toEqual(reclaimed.map((id) => `${id}-2`).reverse());
    expect(all.ids.slice(0, 3)).toEqual([expect.not.stringContaining('-'), `${reclaimed[2]}-2`, `${issued.at(-1)}-1`]);
    for (const limit of [1, 4, 7]) {
      const pages = await Promise.all(Array.from({ length: Math.ceil(18 / limit) }, (_, index) => page(index * limit, limit)));
      expect(pages.flatMap(({ ids }) => ids)).toEqual(all.ids);
      expect(pages.every(({ total_count }) => total_count === 18)).toBe(true);
    }
    const one = { customer_id: scene.customerIds[0] };
    expect(await page(2, 2, one)).toEqual({ total_count: 4, ids: (await page(0, 9, one)).ids.slice(2) });
    expect(await page(18, 5)).toEqual({ total_count: 18, ids: [] });
  });

  it("quotas: a partner that names no kind sees vouchers, newest first; the vendor's staff see everybody's", async () => {
    const scene = await service.given({ customers: 0 });
    service.clock.advance(1_000);
    const cash = await service.grant(scene.partnerId, { quota_type: 1, quota_value_fen: 5 });
    const second = await service.grant(scene.partnerId);
    const other = await service.given({ customers: 0 });
    expect((await listQuotas(scene)).quotas.map(({ quota_id }) => quota_id)).toEqual([second, scene.quotaId]);
    expect((await listQuotas(scene, { quota_type: 1 })).quotas).toMatchObject([
      { quota_id: cash, quota_value_fen: 5, balance_fen: 5, quota_status: 0 },
    ]);
    expect((await listQuotas(scene, { quota_status_list: [3] })).total_count).toBe(0);
    expect((await listQuotas(scene, { quota_status_list: [], quota_ids: [] })).total_count).toBe(2);
    expect((await listQuotas(scene, { create_time: { end: '2026-03-01T00:00:01Z' } })).quotas.map(({ quota_id }) => quota_id)).toEqual([
      scene.quotaId,
    ]);
    expect((await listQuotas(scene, {}, OPERATOR)).total_count).toBe(4);
    expect((await listQuotas(scene, { partner_id: other.partnerId }, OPERATOR)).quotas.map(({ quota_id }) => quota_id)).toEqual([
      other.quotaId,
    ]);
  });

  it("benefits R-20 a distributor sees its reseller's lists by name, and nobody else's", async () => {
    const scene = await service.given({ kind: 'DISTRIBUTOR', reseller: true, customers: 1 });
    await service.issued(scene);
    expect((await service.records(scene)).total_count).toBe(1);
    expect((await service.records(scene, { indirect_partner_id: undefined })).total_count).toBe(0);
    expect((await listQuotas(scene, { indirect_partner_id: scene.resellerId })).total_count).toBe(1);
    expect((await listQuotas(scene)).total_count).toBe(0);
    const foreign = await service.queries.listCouponRecords(
      service.ask({ operation_time: undefined, indirect_partner_id: 'foreign', offset: 0, limit: 10 }, scene.caller),
    );
    expect(refusalOf(foreign).code).toBe('CBC.99000037');
    const everything = await service.issuedList(scene, { indirect_partner_id: undefined, partner_id: scene.partnerId }, OPERATOR);
    expect(everything.total_count).toBe(1);
  });

  it("a holder's list: by coupon, quota, kind, issuer and time; for nobody but the holder", async () => {
    const scene = await service.given({ customers: 2 });
    const [mine] = await service.issued(scene);
    const [customer, other] = scene.customerIds;
    const found = async (filter: object) => ids(await service.held(customer!, filter));
    expect(
      await found({ coupon_id: mine, coupon_type: 1, status: 2, promotion_plan_id: scene.quotaId, source_id: scene.partnerId }),
    ).toEqual([mine]);
    expect(await found({ source_id: 'another' })).toEqual([]);
    expect(await found({ promotion_plan_id: 'another' })).toEqual([]);
    expect(await found({ active_time: { end: '2026-03-01T00:00:00Z' } })).toEqual([]);
    const stranger: Caller = { account_id: other!, account_name: 'other', kind: 'CUSTOMER', channel: 'API' };
    expect(
      refusalOf(
        await service.queries.listCoupons(service.ask({ holder_id: customer!, active_time: undefined, offset: 0, limit: 10 }, stranger)),
      ).code,
    ).toBe('CBC.0151');
  });

  it('benefits R-60 the audit finds money that was lost, records that are missing and lists that miscount', async () => {
    const scene = await service.given({ customers: 2 });
    const [a, b] = await service.issued(scene);
    expect(await service.audit()).toEqual([]);
    await service.store.collection<{ _id: string }>('quotas').updateOne({ _id: scene.quotaId }, { $inc: { balance: 1n } });
    expect(await service.audit()).toEqual([expect.stringMatching(/^R-60 .* 10000\.00, but .* 10000\.01$/)]);
    await service.store.collection<{ _id: string; issued_by?: string }>('coupons').updateOne({ _id: a! }, { $unset: { issued_by: true } });
    expect((await service.audit()).map((breach) => breach.split(' ')[0])).toEqual(['R-60', 'R-57', 'R-57']);
    await service.reclaim(scene, b!);
    await service.store.collection<{ _id: string }>('records').deleteOne({ _id: `${b}-2` });
    expect((await service.audit()).map((breach) => breach.split(' ')[0])).toEqual(['R-60', 'R-57', 'R-57', 'R-57', 'section']);
  });
});
