import { uniqueName, until } from '@pc/testing';
import request from 'supertest';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { newPhone } from './support/phones';
import { Protection } from './support/protection';
import { refused } from './support/refused';
import { askToken } from './support/tokens';
import { PASSWORD, REFERRAL, World } from './support/world';

const DENIED = refused(403, 'CBC.0151');
const ISSUE_ITEM = 'BPC_ITEM_SUBCUSTSERV_030102';

/** A reseller in its console: its own quotas, customers and coupons (benefits 1.2, 1.3). */
describe('a reseller in the console', () => {
  const world = new World();
  let distributor: Partner;
  let reseller: Partner;
  let customer: Account;
  let quotaId: string;
  let named: { indirect_partner_id: string };

  beforeEach(async () => {
    distributor = await world.distributor();
    reseller = await world.resellerInConsole(distributor);
    named = { indirect_partner_id: reseller.id };
    customer = await world.customer(distributor, { resellerId: reseller.id });
    quotaId = await world.grant(distributor, 500, named);
  });

  it('benefits 1.3 lists its quotas, issues from them, lists coupons and records, and reclaims', async () => {
    expect(await reseller.quotas()).toMatchObject({ total_count: 1, quotas: [{ quota_id: quotaId, quota_type: 0, balance: 500 }] });
    const [couponId] = await reseller.give(quotaId, [customer], 100);
    expect(await reseller.balance(quotaId)).toBe(400);
    expect(await reseller.issued()).toMatchObject({ total_count: 1, user_coupons: [{ coupon_id: couponId, customer_id: customer.id }] });
    expect(await customer.held()).toMatchObject({ count: 1, user_coupons: [{ coupon_id: couponId, source_id: distributor.id }] });
    await reseller.reclaim(couponId!).expect(204);
    expect(await reseller.balance(quotaId)).toBe(500);
    const types = (await reseller.records()).records.map(({ operation_type, result }) => [operation_type, result]);
    expect(types).toEqual([
      ['2', '0'],
      ['1', '0'],
    ]);
    expect(await world.breaches()).toEqual([]);
  });

  it('benefits R-20 is one with what its distributor does by its name', async () => {
    const [own] = await reseller.give(quotaId, [customer], 100);
    const [through] = await distributor.give(quotaId, [customer], 50, named);
    for (const list of [await reseller.issued(), await distributor.issued(named)])
      expect(list.user_coupons.map(({ coupon_id }) => coupon_id)).toEqual([through, own]);
    await reseller.reclaim(through!).expect(204);
    await distributor.reclaim(own!, named).expect(204);
    expect([await reseller.balance(quotaId), (await distributor.quota(quotaId, named)).balance]).toEqual([500, 500]);
  });

  it('benefits 1.3 R-56 gives vouchers to its referral customers as well, where the quota allows it', async () => {
    const both = await world.grant(distributor, 100, { ...named, allowed_association_types: ['1', '2'] });
    const referral = await world.customer(distributor, { type: REFERRAL, resellerId: reseller.id });
    const [couponId] = await reseller.give(both, [referral], 10);
    expect(await reseller.issued()).toMatchObject({ total_count: 1, user_coupons: [{ coupon_id: couponId }] });
    expect((await reseller.issue(quotaId, [referral], 10).expect(200)).body).toMatchObject({
      error_details: [{ error_code: 'CBC.99000014' }],
    });
  });

  it("benefits R-1 R-10 R-34 what is its distributor's, or another reseller's, is out of reach", async () => {
    const other = await world.resellerInConsole(distributor);
    const theirs = { indirect_partner_id: other.id };
    const theirCustomer = await world.customer(distributor, { resellerId: other.id });
    const theirQuota = await world.grant(distributor, 500, theirs);
    const [theirCoupon] = await other.give(theirQuota, [theirCustomer]);
    const [ownQuota, ownCustomer] = [await world.grant(distributor), await world.customer(distributor)];
    const [ownCoupon] = await distributor.give(ownQuota, [ownCustomer]);

    // To name the other one changes nothing (benefits R-20).
    for (const more of [{}, theirs, { indirect_partner_id: distributor.id }]) {
      for (const foreign of [theirQuota, ownQuota]) await reseller.issue(foreign, [customer], 1, more).expect(refused(400, 'CBC.99000012'));
      for (const foreign of [theirCoupon!, ownCoupon!]) await reseller.reclaim(foreign, more).expect(refused(400, 'PCB.0001'));
      expect((await reseller.quotas(more)).quotas.map(({ quota_id }) => quota_id)).toEqual([quotaId]);
      expect(await reseller.issued(more)).toEqual({ total_count: 0, user_coupons: [] });
      expect((await reseller.records(more)).total_count).toBe(0);
    }
    const { body } = await reseller.issue(quotaId, [theirCustomer, ownCustomer], 1).expect(200);
    expect(body).toMatchObject({ coupon_infos: [], error_details: [{ error_code: 'CBC.99000035' }, { error_code: 'CBC.99000035' }] });
    expect([await reseller.balance(quotaId), await other.balance(theirQuota), await distributor.balance(ownQuota)]).toEqual([
      500, 400, 900,
    ]);
  });

  it('customers 4.1 has no API: its token is refused on every path, and coupons that partners hold are not its business', async () => {
    const token = (await askToken(reseller).expect(201)).headers['x-subject-token']!;
    const byToken = (method: 'get' | 'post', path: string) =>
      request(reseller.endpoint)[method](path).set({ 'x-auth-token': token, 'content-type': 'application/json' });
    for (const path of [PATHS.coupons, PATHS.records]) await byToken('get', path).expect(DENIED);
    for (const path of [PATHS.quotas, PATHS.coupons, PATHS.reclaim]) await byToken('post', path).send('{}').expect(DENIED);
    await reseller.api.get(PATHS.held).expect(DENIED);
  });

  it('benefits 1.4 its users need the items of the operation', async () => {
    const create = async (...permission_items: string[]) => {
      const user = uniqueName('clerk');
      await reseller.api.post('/v2/partners/operators', { user_name: user, password: PASSWORD, permission_items }).expect(200);
      return reseller.inConsole({ user });
    };
    const [issuer, stranger] = [await create(ISSUE_ITEM), await create('BPC_ITEM_SUBCUSTSERV_010118')];
    const [couponId] = await issuer.give(quotaId, [customer]);
    await issuer.reclaim(couponId!).expect(DENIED);
    await stranger.issue(quotaId, [customer]).expect(DENIED);
    await stranger.api.post(PATHS.quotas).expect(DENIED);
  });

  it('benefits R-25, customers 10.6 has a switch and codes of its own', async () => {
    const mobile_phone = newPhone();
    const careful = await world.resellerInConsole(distributor, { mobile_phone });
    const protection = new Protection(world, careful, mobile_phone);
    const own = await world.customer(distributor, { resellerId: careful.id });
    const quota = await world.grant(distributor, 500, { indirect_partner_id: careful.id });
    await protection.turn(true);
    await careful.issue(quota, [own]).expect(refused(400, 'CBC.99000026', 'verification_code'));
    expect(await careful.balance(quota)).toBe(500);
    const [couponId] = await careful.give(quota, [own], 100, await protection.code());
    await careful.reclaim(couponId!).expect(refused(400, 'CBC.99000026', 'verification_code'));
    await careful.reclaim(couponId!, await protection.code()).expect(204);
    await reseller.give(quotaId, [customer]);
  });

  it('benefits R-69 issues nothing while its distributor is restricted, but takes back', async () => {
    const [couponId] = await reseller.give(quotaId, [customer]);
    await world.setState(distributor, { state: 'RESTRICTED' });
    const restricted = async () => (await reseller.issue(quotaId, [customer], 1)).status === 403;
    await until(restricted, { what: 'the state to be known' });
    await reseller.issue(quotaId, [customer], 1).expect(DENIED);
    await reseller.reclaim(couponId!).expect(204);
  });

  it('benefits R-68 still issues while it is leaving', async () => {
    await distributor.api.post(`/v2/partners/indirect-partners/${reseller.id}/leave`).expect(200);
    await reseller.give(quotaId, [customer]);
  });
});
