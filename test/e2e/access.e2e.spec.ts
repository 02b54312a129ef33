import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { World } from './support/world';

const QUOTA_ITEM = 'BPC_ITEM_SUBCUSTSERV_030100';
const ISSUE_ITEMS = ['BPC_ITEM_SUBCUSTSERV_030102', 'BPC_ITEM_SUBCUSTSERV_030103'];
const ISSUED_ITEM = 'BPC_ITEM_SUBCUSTSERV_030200';
const RECLAIM_ITEM = 'BPC_ITEM_SUBCUSTSERV_030201';

/** Who may do what, and with whose quotas and coupons. */
describe('access', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;
  let quotaId: string;
  let couponId: string;

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer(partner);
    quotaId = await world.grant(partner);
    [couponId] = (await partner.give(quotaId, [customer])) as [string];
  });

  const issueBody = () => ({ quota_id: quotaId, customer_ids: [customer.id], face_value: 1 });

  describe('api 7.16 api 7.20 of the wrong side', () => {
    it.each<[operation: string, call: (account: Account) => ReturnType<Account['api']['get']>]>([
      ['listing quotas', ({ api }) => api.post(PATHS.quotas)],
      ['issuing', ({ api }) => api.post(PATHS.coupons, issueBody())],
      ['reclaiming', ({ api }) => api.post(PATHS.reclaim, { coupon_id: couponId })],
      ['listing issued coupons', ({ api }) => api.get(PATHS.coupons)],
      ['listing records', ({ api }) => api.get(PATHS.records)],
    ])('a customer and the operator are refused %s', async (_operation, call) => {
      await call(customer).expect(refused(403, 'CBC.0151'));
      await call(world.operator).expect(refused(403, 'CBC.0151'));
      expect(await partner.balance(quotaId)).toBe(900);
    });

    it.each<[operation: string, method: 'get' | 'post' | 'put', path: () => string]>([
      ['granting a quota', 'post', () => '/v2/operations/coupon-quotas'],
      ['listing all quotas', 'get', () => '/v2/operations/coupon-quotas'],
      ['freezing a quota', 'post', () => `/v2/operations/coupon-quotas/${quotaId}/freeze`],
      ['listing all coupons', 'get', () => '/v2/operations/coupons'],
      ['changing a partner', 'put', () => `/v2/operations/partners/${partner.id}/state`],
      ['making keys', 'post', () => `/v2/operations/accounts/${world.operator.id}/access-keys`],
      ['the audit', 'get', () => '/v2/operations/audit'],
      ['dead letters', 'get', () => '/v2/operations/dead-letters'],
    ])('partner and customer are refused %s', async (_operation, method, path) => {
      await partner.api[method](path()).expect(refused(403, 'CBC.0151'));
      await customer.api[method](path()).expect(refused(403, 'CBC.0151'));
    });
  });

  describe("to another partner's quotas and coupons", () => {
    let other: Partner;
    beforeAll(async () => {
      other = await world.partner();
    });

    it('benefits R-1 R-34 none, in either direction', async () => {
      const [theirs, theirQuota] = [await world.customer(other), await world.grant(other)];
      const [theirCoupon] = await other.give(theirQuota, [theirs]);
      for (const [one, quota, coupon, holder] of [
        [other, quotaId, couponId, theirs],
        [partner, theirQuota, theirCoupon!, customer],
      ] as const) {
        await one.issue(quota, [holder]).expect(refused(400, 'CBC.99000012'));
        await one.reclaim(coupon).expect(refused(400, 'PCB.0001'));
        expect(await one.quotas({ quota_ids: [quota] })).toEqual({ total_count: 0, quotas: [] });
        expect(await one.issued({ coupon_id: coupon })).toEqual({ total_count: 0, user_coupons: [] });
        expect(await one.records({ coupon_ids: coupon })).toEqual({ total_count: 0, records: [] });
      }
      expect([await partner.balance(quotaId), await other.balance(theirQuota)]).toEqual([900, 900]);
    });

    it('benefits 5.6 a customer sees his own coupons only', async () => {
      const [stranger, brother] = [await world.customer(), await world.customer(partner)];
      for (const one of [stranger, brother]) expect(await one.held({ coupon_id: couponId })).toEqual({ count: 0, user_coupons: [] });
      expect(await customer.held({ coupon_id: couponId })).toMatchObject({ count: 1 });
      // Partners list what they hold, not what they issued.
      expect(await partner.held()).toEqual({ count: 0, user_coupons: [] });
    });
  });

  describe('of a user of an account', () => {
    it.each<[operation: string, items: string[], call: (clerk: Partner) => ReturnType<Account['api']['get']>]>([
      ['list quotas', [QUOTA_ITEM], ({ api }) => api.post(PATHS.quotas)],
      ['issue', ISSUE_ITEMS, ({ api }) => api.post(PATHS.coupons, issueBody())],
      ['list issued coupons', [ISSUED_ITEM], ({ api }) => api.get(PATHS.coupons)],
      ['list records', ISSUE_ITEMS, ({ api }) => api.get(PATHS.records)],
      ['reclaim', [RECLAIM_ITEM], ({ api }) => api.post(PATHS.reclaim, { coupon_id: '202601310000000001' })],
    ])('api 5, benefits 1.4 to %s any one of the items %p is needed', async (_operation, items, call) => {
      const all = [QUOTA_ITEM, ...ISSUE_ITEMS, ISSUED_ITEM, RECLAIM_ITEM];
      for (const item of items) expect((await call(await world.user(partner, item))).status).not.toBe(403);
      await call(await world.user(partner, ...all.filter((item) => !items.includes(item)))).expect(refused(403, 'CBC.0151'));
    });

    it("api 5 the operator's users need items as well", async () => {
      await (await world.user(world.operator)).api.get('/v2/operations/audit').expect(refused(403, 'CBC.0151'));
      await (await world.user(world.operator, 'PCB_ITEM_audit')).api.get('/v2/operations/audit').expect(200);
    });
  });
});
