import type { Issued } from './support/answers';
import type { Partner } from './support/partner';
import { refused } from './support/refused';
import { REFERRAL, World } from './support/world';

const BOTH_KINDS = { allowed_association_types: ['1', '2'] };

/** Where console and API differ by the rules, with the same paths and one partner (benefits 1.3, api 7.21). */
describe('coupons in the console', () => {
  const world = new World();
  let programs: Partner;
  let desk: Partner;

  beforeAll(async () => {
    programs = await world.partner();
    desk = await programs.inConsole();
  });

  it('benefits R-4 takes ten customers at a time, where the API takes more', async () => {
    const quotaId = await world.grant(programs);
    const customers = await world.customers(11, programs);
    await desk.issue(quotaId, customers, 1).expect(refused(400, 'CBC.0100', 'customer_ids'));
    await desk.issue(quotaId, [], 1).expect(refused(400, 'CBC.0100', 'customer_ids'));
    await desk.give(quotaId, customers.slice(0, 10), 1);
    await programs.give(quotaId, customers, 1);
    expect(await desk.balance(quotaId)).toBe(1000 - 21);
  });

  it('benefits R-10, 1.3 gives referral customers what the quota allows; the API gives them nothing', async () => {
    const customer = await world.customer(programs, { type: REFERRAL });
    const [both, resale] = [await world.grant(programs, 100, BOTH_KINDS), await world.grant(programs, 100)];
    const refusedFor = async (by: Partner, quotaId: string) =>
      ((await by.issue(quotaId, [customer], 1).expect(200)).body as Issued).error_details.map(({ error_code }) => error_code);
    expect(await refusedFor(programs, both)).toEqual(['CBC.99000014']);
    expect(await refusedFor(desk, resale)).toEqual(['CBC.99000014']);
    expect(await refusedFor(desk, both)).toEqual([]);
  });

  it("benefits R-32 R-56 shows and reclaims a referral customer's coupon, which the API does not", async () => {
    const customer = await world.customer(programs, { type: REFERRAL });
    const quotaId = await world.grant(programs, 100, BOTH_KINDS);
    const [couponId] = await desk.give(quotaId, [customer], 40);
    expect((await programs.issued({ coupon_id: couponId! })).total_count).toBe(0);
    expect((await desk.issued({ coupon_id: couponId! })).user_coupons).toMatchObject([{ coupon_id: couponId, balance: 40 }]);
    await programs.reclaim(couponId!).expect(refused(400, 'CBC.99000014'));
    expect(await desk.balance(quotaId)).toBe(60);
    await desk.reclaim(couponId!).expect(204);
    expect(await desk.balance(quotaId)).toBe(100);
  });

  it('benefits R-66 a voucher has no end of its own, which it may have through the API', async () => {
    const quotaId = await world.grant(programs);
    const customer = await world.customer(programs);
    const end = { expire_time: (await desk.quota(quotaId)).expire_time };
    await desk.issue(quotaId, [customer], 1, end).expect(refused(400, 'CBC.0100', 'expire_time'));
    await programs.give(quotaId, [customer], 1, end);
    await desk.give(quotaId, [customer], 1);
  });

  it("benefits R-34 another partner's coupons are as far away as through the API", async () => {
    const other = await (await world.partner()).inConsole();
    const [quotaId, customer] = [await world.grant(programs), await world.customer(programs)];
    const [couponId] = await desk.give(quotaId, [customer]);
    await other.reclaim(couponId!).expect(refused(400, 'PCB.0001'));
    await other.issue(quotaId, [customer]).expect(refused(400, 'CBC.99000012'));
    expect(await other.issued({ coupon_id: couponId! })).toEqual({ total_count: 0, user_coupons: [] });
    expect(await other.records({ quota_id: quotaId })).toMatchObject({ total_count: 0 });
  });
});
