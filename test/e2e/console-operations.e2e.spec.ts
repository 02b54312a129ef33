import { uniqueName } from '@pc/testing';
import type { Account } from './support/account';
import type { CouponRecord } from './support/answers';
import type { Partner } from './support/partner';
import { withQuery } from './support/paths';
import { newPhone } from './support/phones';
import { Protection } from './support/protection';
import { refused } from './support/refused';
import { inDays } from './support/times';
import { PASSWORD, REFERRAL, World } from './support/world';

const DENIED = refused(403, 'CBC.0151');
const BATCH = '/v2/partners/coupons/reclaim-batch';
const EXPORT = '/v2/partners/coupon-records/export';
const coupon = (id: string) => `/v2/partners/coupons/${id}`;
const YESTERDAY = inDays(-1);
const TOMORROW = inDays(1);

/** What the console has beyond the documented API (benefits 5.17): batch reclaim, a coupon with its records, the export. */
describe('console operations on coupons', () => {
  const world = new World();
  let partner: Partner;
  let desk: Partner;
  let customers: Account[];
  let quotaId: string;

  beforeAll(async () => {
    partner = await world.partner();
    desk = await partner.inConsole();
    customers = await world.customers(3, partner);
  });
  beforeEach(async () => {
    quotaId = await world.grant(partner);
  });

  describe('batch reclaim', () => {
    it('benefits R-33 takes several back, each for itself, and tells the amounts', async () => {
      const [a, b, c] = await partner.give(quotaId, customers, 100.5);
      await partner.reclaim(b!).expect(204);
      const { body } = await desk.api.post(BATCH, { coupon_ids: [a, b, 'unknown', c] }).expect(200);
      const error_msg = expect.any(String) as string;
      expect(body).toEqual({
        reclaimed: [
          { coupon_id: a, amount: 100.5 },
          { coupon_id: c, amount: 100.5 },
        ],
        error_details: [
          { id: b, error_code: 'PCB.0002', error_msg },
          { id: 'unknown', error_code: 'PCB.0001', error_msg },
        ],
      });
      expect(await partner.balance(quotaId)).toBe(1000);
      expect(await world.breaches()).toEqual([]);
    });

    it('benefits R-33 is for the console; what is another’s is out of reach; lists hold 1 to 100 and no duplicates', async () => {
      const [a] = await partner.give(quotaId, [customers[0]!]);
      await partner.api.post(BATCH, { coupon_ids: [a] }).expect(DENIED);
      const stranger = await (await world.partner()).inConsole();
      expect((await stranger.api.post(BATCH, { coupon_ids: [a] }).expect(200)).body).toMatchObject({
        reclaimed: [],
        error_details: [{ error_code: 'PCB.0001' }],
      });
      for (const [ids, field] of [
        [[], 'coupon_ids'],
        [[a, a], 'coupon_ids[1]'],
        [Array.from({ length: 101 }, (_, index) => `c${index}`), 'coupon_ids'],
      ] as const)
        await desk.api.post(BATCH, { coupon_ids: ids }).expect(refused(400, 'CBC.0100', field));
      for (const [item, status] of [
        ['BPC_ITEM_SUBCUSTSERV_030102', 403],
        ['BPC_ITEM_SUBCUSTSERV_030201', 200],
      ] as const) {
        const user = uniqueName('clerk');
        await desk.api.post('/v2/partners/operators', { user_name: user, password: PASSWORD, permission_items: [item] }).expect(200);
        await (await partner.inConsole({ user })).api.post(BATCH, { coupon_ids: ['unknown'] }).expect(status);
      }
      expect(await partner.coupon(a!)).toMatchObject({ status: 2 });
    });

    it('benefits R-20 R-42 a distributor names its reseller, a reseller has its own', async () => {
      const distributor = await world.distributor();
      const [its, other] = [await distributor.inConsole(), await world.distributor()];
      const reseller = await world.resellerInConsole(distributor);
      const holder = await world.customer(distributor, { resellerId: reseller.id });
      const [child] = await distributor.allots(await world.grant(distributor, 100), [reseller.id], 50);
      const [first] = await reseller.give(child!, [holder], 10);
      const [second] = await reseller.give(child!, [holder], 20);
      expect((await reseller.api.post(BATCH, { coupon_ids: [first] }).expect(200)).body).toMatchObject({ reclaimed: [{ amount: 10 }] });
      const named = { coupon_ids: [second], indirect_partner_id: reseller.id };
      await (await other.inConsole()).api.post(BATCH, named).expect(refused(400, 'CBC.99000037'));
      expect((await its.api.post(BATCH, named).expect(200)).body).toMatchObject({ reclaimed: [{ amount: 20 }] });
      expect((await reseller.api.get(coupon(first!)).expect(200)).body).toMatchObject({ status: 5 });
      expect((await distributor.api.get(withQuery(coupon(second!), { indirect_partner_id: reseller.id })).expect(200)).body).toMatchObject({
        status: 5,
      });
      await distributor.api.get(coupon(second!)).expect(refused(400, 'PCB.0001'));
    });

    it('benefits R-25 customers 10.7 one code is asked for the whole batch, where the partner wants codes', async () => {
      const mobile_phone = newPhone();
      const careful = await world.partner({ mobile_phone });
      const its = await careful.inConsole();
      const protection = new Protection(world, its, mobile_phone);
      const holders = await world.customers(2, careful);
      const ids = await careful.give(await world.grant(careful), holders);
      await protection.turn(true);
      await its.api.post(BATCH, { coupon_ids: ids }).expect(refused(400, 'CBC.99000026', 'verification_code'));
      expect((await careful.issued({ status: 2 })).total_count).toBe(2);
      const { body } = await its.api.post(BATCH, { coupon_ids: ids, ...(await protection.code()) }).expect(200);
      expect(body).toMatchObject({ reclaimed: ids.map((coupon_id) => ({ coupon_id })) });
    });
  });

  it('benefits 5.17 R-56 a coupon is shown with its records to its issuer: by API of resale customers, in the console of all', async () => {
    const both = await world.grant(partner, 100, { allowed_association_types: ['1', '2'] });
    const [referral, resale] = [await world.customer(partner, { type: REFERRAL }), customers[0]!];
    const [ofReferral, ofResale] = await desk.give(both, [referral, resale], 10, { memo: '欢迎' });
    await desk.reclaim(ofResale!).expect(204);
    const shown = (await partner.api.get(coupon(ofResale!)).expect(200)).body as { records: CouponRecord[] };
    expect(shown).toMatchObject({ coupon_id: ofResale, status: 5, face_value: 10, balance: 0, customer_id: resale.id });
    expect(shown.records.map(({ operation_type, operation_amount, remark }) => [operation_type, operation_amount, remark])).toEqual([
      ['2', 10, '欢迎'],
      ['1', 10, '欢迎'],
    ]);
    await partner.api.get(coupon(ofReferral!)).expect(refused(400, 'PCB.0001'));
    expect((await desk.api.get(coupon(ofReferral!)).expect(200)).body).toMatchObject({ coupon_id: ofReferral });
    await (await (await world.partner()).inConsole()).api.get(coupon(ofReferral!)).expect(refused(400, 'PCB.0001'));
    await desk.api.get(coupon('unknown')).expect(refused(400, 'PCB.0001'));
    for (const caller of [resale, world.operator]) await caller.api.get(coupon(ofResale!)).expect(DENIED);
    await (await world.user(partner, 'BPC_ITEM_SUBCUSTSERV_030100')).api.get(coupon(ofResale!)).expect(DENIED);
  });

  describe('the export of records', () => {
    const rowsOf = (text: string) => text.replace('\u{FEFF}', '').trimEnd().split('\r\n');
    const csv = async (by: Partner, query: Record<string, string> = {}) =>
      by.api
        .get(withQuery(EXPORT, { begin: YESTERDAY, end: TOMORROW, ...query }))
        .expect(200)
        .expect('content-type', 'text/csv; charset=utf-8');

    it('benefits R-58 5.17 holds every record of the time, also more than a page of them, newest first', async () => {
      const own = await world.partner();
      const holders = await world.customers(2, own);
      const quota = await world.grant(own, 100_000);
      const rounds = 101;
      for (let round = 0; round < 6; round++)
        await Promise.all(
          Array.from({ length: rounds }, () => own.issue(quota, holders, 1, { memo: round === 5 ? 'a, "b"' : '' }).expect(200)),
        );
      const { text, headers } = await csv(own);
      expect(headers['content-disposition']).toMatch(/^attachment; filename="coupon-records-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv"$/);
      const [head, ...rows] = rowsOf(text);
      expect(head).toBe('id,operation_type,quota_id,quota_type,coupon_id,customer_id,operation_amount,operation_time,result,remark');
      expect(rows).toHaveLength(2 * 6 * rounds);
      expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(rows.length);
      expect(rows[0]).toMatch(/^\d{18}-1,1,\d{18},0,\d{18},[0-9a-f]{32},1\.00,\d{4}-\d\d-\d\dT[\d:]{8}Z,0,"a, ""b"""$/);
      const times = rows.map((row) => row.split(',')[7]!);
      expect(times).toEqual(times.toSorted().toReversed());
    }, 120_000);

    it('benefits R-58 covers at most a year', async () => {
      const year = { begin: '2025-03-01T00:00:00Z', end: '2026-03-01T00:00:00Z' };
      expect(rowsOf((await csv(partner, year)).text)).toHaveLength(1);
      const faults: Array<[Record<string, string>, string]> = [
        [{ ...year, end: '2026-03-01T00:00:01Z' }, 'end'],
        [{ begin: TOMORROW, end: YESTERDAY }, 'end'],
        [{ begin: YESTERDAY }, 'end'],
        [{ end: TOMORROW }, 'begin'],
        [{ begin: '2026-01-01', end: TOMORROW }, 'begin'],
        [{ begin: '', end: TOMORROW }, 'begin'],
      ];
      for (const [query, field] of faults) await partner.api.get(withQuery(EXPORT, query)).expect(refused(400, 'CBC.0100', field));
    });

    it('benefits 1.3 holds what is one’s own, or a named reseller’s', async () => {
      const distributor = await world.distributor();
      const reseller = await world.resellerInConsole(distributor);
      const holder = await world.customer(distributor, { resellerId: reseller.id });
      const [child] = await distributor.allots(await world.grant(distributor, 100), [reseller.id], 50);
      const [id] = await reseller.give(child!, [holder], 10);
      expect(rowsOf((await csv(distributor)).text)).toHaveLength(1);
      for (const rows of [rowsOf((await csv(distributor, { indirect_partner_id: reseller.id })).text), rowsOf((await csv(reseller)).text)])
        expect(rows.slice(1)).toEqual([expect.stringContaining(id!)]);
      const query = withQuery(EXPORT, { begin: YESTERDAY, end: TOMORROW, indirect_partner_id: reseller.id });
      await (await world.distributor()).api.get(query).expect(refused(400, 'CBC.99000037'));
      for (const caller of [holder, world.operator]) await caller.api.get(query).expect(DENIED);
    });
  });
});
