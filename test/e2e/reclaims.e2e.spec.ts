import { until } from '@pc/testing';
import type { Account } from './support/account';
import type { CouponRecord } from './support/answers';
import type { Partner } from './support/partner';
import { refused } from './support/refused';
import { inSeconds } from './support/times';
import { World } from './support/world';

const SWEEP_MS = 25_000;
const TEST_MS = 60_000;
const kindAndAmount = ({ operation_type, operation_amount }: CouponRecord) => [operation_type, operation_amount];

/** How vouchers come back to their quotas: by hand, by time, and with the end of an association. */
describe('reclaims', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;
  let quotaId: string;

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer(partner);
  });
  beforeEach(async () => {
    quotaId = await world.grant(partner);
  });

  it('benefits R-30 R-65 a reclaim credits the whole balance; the holder no longer sees the coupon, the issuer does', async () => {
    const [couponId] = await partner.give(quotaId, [customer], 300.01);
    const { text } = await partner.reclaim(couponId!).expect(204);
    expect(text).toBe('');
    expect(await partner.balance(quotaId)).toBe(1000);
    expect(await partner.coupon(couponId!)).toMatchObject({ status: 5, face_value: 300.01, balance: 0 });
    expect(await customer.held({ coupon_id: couponId! })).toEqual({ count: 0, user_coupons: [] });
    expect(await customer.held({ status: 5 })).toMatchObject({ count: 1, user_coupons: [{ coupon_id: couponId, status: 5, balance: 0 }] });
    const { records } = await partner.records({ coupon_ids: couponId! });
    expect(records.map(kindAndAmount)).toEqual([
      ['2', 300.01],
      ['1', 300.01],
    ]);
  });

  it('benefits R-29 R-41 R-57 a second reclaim is refused, credits nothing, and leaves a record of the failure', async () => {
    const [couponId] = await partner.give(quotaId, [customer], 300);
    await partner.reclaim(couponId!).expect(204);
    await partner.reclaim(couponId!).expect(refused(400, 'PCB.0002'));
    expect(await partner.balance(quotaId)).toBe(1000);
    const { records } = await partner.records({ coupon_ids: couponId!, operation_types: 2 });
    expect(records.map(({ result }) => result)).toEqual(['-1', '0']);
  });

  it('benefits R-41 of parallel reclaims of one coupon one succeeds, and it credits once', async () => {
    const [couponId] = await partner.give(quotaId, [customer], 60);
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await partner.reclaim(couponId!)).status));
    expect(statuses.sort()).toEqual([204, ...Array<number>(7).fill(400)]);
    expect(await partner.balance(quotaId)).toBe(1000);
  });

  it(
    'benefits R-36 R-40 R-41 the worked example of 7.4, as far as vouchers go that nobody spends',
    async () => {
      const quota = await world.grant(partner, 10_000);
      const [a, b, c] = await world.customers(3, partner);
      const [ofA] = await partner.give(quota, [a!, c!], 500);
      const [ofB] = await partner.give(quota, [b!], 500, { expire_time: inSeconds(5) });
      expect(await partner.balance(quota)).toBe(8500);
      await partner.reclaim(ofA!).expect(204);
      expect(await partner.balance(quota)).toBe(9000);
      await partner.reclaim(ofA!).expect(refused(400, 'PCB.0002'));
      expect(await partner.balance(quota)).toBe(9000);
      await until(async () => (await partner.coupon(ofB!)).status === 4, { timeoutMs: SWEEP_MS, what: 'the coupon of B to expire' });
      expect(await partner.balance(quota)).toBe(9500);
      await world.associate(c!, {});
      await until(async () => (await partner.balance(quota)) === 10_000, { what: 'the coupon of C to come back' });
      const { records } = await partner.records({ quota_id: quota, operation_types: [2, 3, 4], result: '0' });
      expect(records.map(kindAndAmount)).toEqual([
        ['3', 500],
        ['4', 500],
        ['2', 500],
      ]);
    },
    TEST_MS,
  );

  it('benefits R-36 R-64 with an association every coupon of that partner goes, each to its own quota, and only those', async () => {
    const returning = await world.customer(partner);
    const second = await world.grant(partner);
    await partner.give(quotaId, [returning, customer], 10);
    await partner.give(second, [returning], 20);
    await world.associate(returning, { reason: 'Contract ended' });
    await until(async () => (await partner.balance(quotaId)) === 990 && (await partner.balance(second)) === 1000, {
      what: 'the coupons to come back',
    });
    const { total_count, records } = await partner.records({ customer_id: returning.id, operation_types: 3 });
    expect([total_count, records.map(({ operation_amount }) => operation_amount).sort()]).toEqual([2, [10, 20]]);
    expect(await returning.held()).toEqual({ count: 0, user_coupons: [] });
    await world.associate(returning, { partner_id: partner.id, association_type: '2' });
    await until(() => partner.give(second, [returning], 1), { what: 'the new association to be known' });
    expect(await returning.held()).toMatchObject({ count: 1 });
  });

  it('benefits R-37 a switch from resale to referral takes the coupons back with type 8', async () => {
    const switching = await world.customer(partner);
    const [couponId] = await partner.give(quotaId, [switching], 30);
    await world.associate(switching, { partner_id: partner.id, association_type: '1' });
    await until(async () => (await partner.balance(quotaId)) === 1000, { what: 'the coupon to come back' });
    const { records } = await partner.records({ coupon_ids: couponId! });
    expect(records.map(kindAndAmount)).toEqual([
      ['8', 30],
      ['1', 30],
    ]);
    await partner.reclaim(couponId!).expect(refused(400, 'PCB.0002'));
  });
});
