import { until } from '@pc/testing';
import type { Account } from './support/account';
import type { Issued } from './support/answers';
import type { Partner } from './support/partner';
import { refused } from './support/refused';
import { World } from './support/world';

const limit = (limit_key: string, value1: string, value2?: string) => ({
  limit_key,
  limit_values: [{ value1, ...(value2 && { value2 }) }],
});

/** What the partner's state, the facts of a customer and the limits of a quota do to issuing. */
describe('issuing rules', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer(partner);
  });

  const codes = async (call: PromiseLike<{ body: unknown }>) =>
    ((await call).body as Issued).error_details.map(({ error_code }) => error_code);
  const limited = (...limit_infos: object[]) => world.grant(partner, 1000, { limit_infos });

  it.each(['RESTRICTED', 'FROZEN'])('benefits R-69 a partner that is %s cannot issue, but can reclaim', async (state) => {
    const other = await world.partner();
    const [theirs, quotaId] = [await world.customer(other), await world.grant(other)];
    const [couponId] = await other.give(quotaId, [theirs], 100);
    const isRefused = async (status: number) => (await other.issue(quotaId, [theirs], 1)).status === status;
    await world.setState(other, { state });
    await until(() => isRefused(403), { what: 'the state to be known' });
    await other.issue(quotaId, [theirs], 1).expect(refused(403, 'CBC.0151'));
    await other.reclaim(couponId!).expect(204);
    await world.setState(other, { state: 'NORMAL' });
    await until(() => isRefused(200), { what: 'the state to be known' });
  });

  it('benefits R-15 a partner that spends coupons itself cannot issue', async () => {
    const other = await world.partner({ partner_spends_mode: true });
    await other.issue(await world.grant(other), [await world.customer(other)]).expect(refused(400, 'CBC.50000010'));
  });

  it('benefits R-61 a pick-up quota is for government-cloud partners only, who issue nothing else', async () => {
    const grant = (to: Partner) =>
      world.operator.api.post('/v2/operations/coupon-quotas', { partner_id: to.id, quota_type: 2, quota_value: 1 });
    await grant(partner).expect(refused(403, 'CBC.0151'));
    const cloud = await world.partner({ government_kinds: ['CLOUD'] });
    await grant(cloud).expect(200);
    await cloud.issue(await world.grant(cloud), [await world.customer(cloud)]).expect(refused(403, 'CBC.0151'));
  });

  it('benefits R-22 a government-subsidy partner issues to nobody who is not on its whitelist', async () => {
    const subsidy = await world.partner({ government_kinds: ['SUBSIDY'] });
    const own = await world.customer(subsidy);
    expect(await codes(subsidy.issue(await world.grant(subsidy), [own]))).toEqual(['CBC.99000035']);
  });

  it('benefits R-10 a customer whose enterprise pays for it gets none', async () => {
    const member = await world.customer(partner);
    const quotaId = await world.grant(partner);
    const facts = { enterprise_kind: 'CUSTODY_MEMBER', enterprise_master_id: customer.id };
    await world.operator.api.put(`/v2/operations/accounts/${member.id}/facts`, facts).expect(204);
    await until(async () => (await codes(partner.issue(quotaId, [member], 1)))[0] === 'CBC.50000034', { what: 'the fact to be known' });
  });

  it('benefits R-12 a quota for first associations refuses a customer that was associated before', async () => {
    const quotaId = await limited(limit('firstAssociationOnly', '1'));
    await partner.give(quotaId, [customer], 1);
    const returning = await world.customer(await world.partner());
    await world.associate(returning, { partner_id: partner.id, association_type: '2' });
    const status = async () => (await partner.issue(quotaId, [customer, returning], 1)).status;
    await until(async () => (await status()) === 400, { what: 'the association to be known' });
    await partner.issue(quotaId, [customer, returning], 1).expect(refused(400, 'CBC.99000022'));
    await partner.give(quotaId, [customer], 1);
  });

  it('benefits R-13 numbers and sums beyond the limits of the quota are refused, customer by customer', async () => {
    const [a, b, c] = [customer, ...(await world.customers(2, partner))];
    const quotas = [limit('maxCouponCount', '2'), limit('maxTotalFaceValue', '250'), limit('maxTotalFaceValue', '150', 'CUSTOMER')].map(
      (one) => limited(one),
    );
    const [byCount, bySum, byCustomer] = await Promise.all(quotas);
    expect(await codes(partner.issue(byCount!, [a, b!, c!], 100))).toEqual(['CBC.99000020']);
    expect(await codes(partner.issue(bySum!, [a, b!, c!], 100))).toEqual(['CBC.99000021']);
    expect(await codes(partner.issue(byCustomer!, [a, b!], 100))).toEqual([]);
    expect(await codes(partner.issue(byCustomer!, [a, b!, c!], 100))).toEqual(['CBC.99000021', 'CBC.99000021']);
    expect(await Promise.all([byCount, bySum, byCustomer].map((quotaId) => partner.balance(quotaId!)))).toEqual([800, 800, 700]);
  });

  it('benefits R-16 R-17 services, products and order kinds may only narrow those of the quota', async () => {
    const quotaId = await limited(
      limit('serviceTypeList', 'ec2,obs'),
      limit('productBlackList', 'P1'),
      limit('subscribeType', 'new'),
      limit('minOrderAmount', '100'),
    );
    const issue = (more: object) => partner.issue(quotaId, [customer], 1, more);
    await issue({ cloud_service_types: ['ec2', 'rds'] }).expect(refused(400, 'CBC.99000023'));
    await issue({ product_ids: ['P1'] }).expect(refused(400, 'CBC.99000023'));
    await issue({ subscribe_types: ['renew'] }).expect(refused(400, 'CBC.99000024'));
    await issue({ min_order_amount: 99.99 }).expect(refused(400, 'CBC.0100', 'min_order_amount'));
    const narrower = { cloud_service_types: ['ec2'], product_ids: ['P2'], subscribe_types: ['new'], min_order_amount: 200 };
    const [couponId] = await partner.give(quotaId, [customer], 1, narrower);
    const { use_limits } = (await partner.coupon(couponId!)) as unknown as { use_limits: { limit_key: string; value1: string }[] };
    expect(use_limits.map(({ limit_key, value1 }) => [limit_key, value1])).toEqual(
      expect.arrayContaining([
        ['serviceTypeList', 'ec2'],
        ['productList', 'P2'],
        ['subscribeType', 'new'],
        ['minOrderAmount', expect.stringMatching(/^200(\.00)?$/)],
      ]),
    );
  });
});
