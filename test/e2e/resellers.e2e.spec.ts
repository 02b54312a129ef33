import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { PATHS, withQuery } from './support/paths';
import { refused } from './support/refused';
import { World } from './support/world';

/** A reseller's quotas, customers and coupons, reached through its distributor (benefits 1.2, R-20). */
describe('a reseller', () => {
  const world = new World();
  let distributor: Partner;
  let customer: Account;
  let quotaId: string;
  let named: { indirect_partner_id: string };

  beforeAll(async () => {
    distributor = await world.distributor();
    const resellerId = await world.reseller(distributor);
    named = { indirect_partner_id: resellerId };
    customer = await world.customer(distributor, { resellerId });
    quotaId = await world.grant(distributor, 500, named);
  });

  it('benefits R-20 is named by its distributor, who issues, lists and reclaims for it', async () => {
    const [couponId] = await distributor.give(quotaId, [customer], 100, named);
    expect(await distributor.quotas(named)).toMatchObject({ total_count: 1, quotas: [{ quota_id: quotaId, balance: 400 }] });
    expect(await distributor.issued(named)).toMatchObject({ total_count: 1, user_coupons: [{ coupon_id: couponId }] });
    expect(await distributor.records(named)).toMatchObject({ total_count: 1, records: [{ coupon_id: couponId }] });
    expect(await customer.held()).toMatchObject({ count: 1, user_coupons: [{ coupon_id: couponId, source_id: distributor.id }] });
    await distributor.reclaim(couponId!, named).expect(204);
    expect(await distributor.quota(quotaId, named)).toMatchObject({ balance: 500 });
  });

  it('benefits R-1 R-34 without its name all that is its own is out of reach', async () => {
    const [couponId] = await distributor.give(quotaId, [customer], 100, named);
    await distributor.issue(quotaId, [customer], 100).expect(refused(400, 'CBC.99000012'));
    await distributor.reclaim(couponId!).expect(refused(400, 'PCB.0001'));
    expect(await distributor.quotas()).toEqual({ total_count: 0, quotas: [] });
    expect(await distributor.issued()).toEqual({ total_count: 0, user_coupons: [] });
    await distributor.reclaim(couponId!, named).expect(204);
  });

  it("benefits R-10 its customers get nothing from the distributor's quota, nor the distributor's from its own", async () => {
    const own = await world.grant(distributor);
    const ownCustomer = await world.customer(distributor);
    const foreign = { coupon_infos: [], error_details: [{ error_code: 'CBC.99000035' }] };
    expect((await distributor.issue(own, [customer]).expect(200)).body).toMatchObject(foreign);
    expect((await distributor.issue(quotaId, [ownCustomer], 1, named).expect(200)).body).toMatchObject(foreign);
  });

  it("customers 7.14 a distributor's quota reaches a reseller's customer only through the reseller, out of the reseller's quota", async () => {
    const own = await world.grant(distributor, 300);
    const balances = async () => [await distributor.balance(own), (await distributor.quota(quotaId, named)).balance];
    const held = async () => (await customer.held({ status: 2 })).count;
    const [before, vouchers] = [await balances(), await held()];
    const { body } = await distributor.issue(own, [customer], 100).expect(200);
    expect(body).toMatchObject({ coupon_infos: [], error_details: [{ id: customer.id, error_code: 'CBC.99000035' }] });
    await distributor.issue(own, [customer], 100, named).expect(refused(400, 'CBC.99000012'));
    expect([await balances(), await held()]).toEqual([before, vouchers]);
    await distributor.give(quotaId, [customer], 100, named);
    expect([await balances(), await held()]).toEqual([[before[0], before[1]! - 100], vouchers + 1]);
  });

  it("benefits R-20 api 7.5 another distributor's is refused everywhere", async () => {
    const stranger = { indirect_partner_id: await world.reseller(await world.distributor()) };
    const denied = refused(400, 'CBC.99000037');
    await distributor.issue(quotaId, [customer], 1, stranger).expect(denied);
    await distributor.reclaim('202601310000000001', stranger).expect(denied);
    await distributor.api.post(PATHS.quotas, stranger).expect(denied);
    for (const path of [PATHS.coupons, PATHS.records, PATHS.held]) await distributor.api.get(withQuery(path, stranger)).expect(denied);
  });

  it('benefits R-20 is ignored when a partner names it that is no distributor', async () => {
    const partner = await world.partner();
    const own = await world.grant(partner);
    const [couponId] = await partner.give(own, [await world.customer(partner)], 1, named);
    expect(await partner.issued({ coupon_id: couponId!, ...named })).toMatchObject({ total_count: 1 });
    expect(await partner.quotas(named)).toMatchObject({ total_count: 1, quotas: [{ quota_id: own }] });
    await partner.reclaim(couponId!, named).expect(204);
  });
});
