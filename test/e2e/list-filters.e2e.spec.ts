import { COUPONS, type Listed, makeListed } from './support/listed';
import { PATHS, withQuery } from './support/paths';
import { refused } from './support/refused';
import { World } from './support/world';

const UNKNOWN = 'f'.repeat(32);
type Query = Parameters<typeof withQuery>[1];

/** The filters of each list by themselves (benefits 5.4 to 5.6). */
describe('filters', () => {
  const world = new World();
  let listed: Listed;

  beforeAll(async () => {
    listed = await makeListed(world);
  });

  /** The customer asks for what he holds, the partner for the rest. */
  const get = (path: string, query: Query) => (path === PATHS.held ? listed.customer : listed.partner).api.get(withQuery(path, query));

  describe('api 7.1 the empty string is refused', () => {
    it.each([
      [PATHS.coupons, ['customer_id', 'order_id', 'status', 'coupon_type', 'indirect_partner_id']],
      [PATHS.records, ['quota_type', 'customer_id', 'result', 'indirect_partner_id']],
      [PATHS.held, ['order_id', 'promotion_plan_id', 'source_id', 'status', 'coupon_type', 'indirect_partner_id']],
    ])('%s %p', async (path, names) => {
      for (const name of names) await get(path, { [name]: '' }).expect(refused(400, 'CBC.0100', name));
    });
  });

  describe('api 7.1 an unknown option is refused', () => {
    it.each<[path: string, name: string, value: string | number]>([
      [PATHS.coupons, 'status', 6],
      [PATHS.coupons, 'status', 'usable'],
      [PATHS.coupons, 'coupon_type', 2],
      [PATHS.records, 'operation_types', 10],
      [PATHS.records, 'quota_type', 3],
      [PATHS.held, 'coupon_type', 6],
      [PATHS.held, 'status', 0],
    ])('%s %s=%p', async (path, name, value) => {
      await get(path, { [name]: value }).expect(refused(400, 'CBC.0100', name));
    });
  });

  describe('api 7.5 issued coupons', () => {
    it.each<[by: string, query: () => Query, count: number]>([
      ['their coupon', () => ({ coupon_id: listed.couponIds[3]! }), 1],
      ['their customer', () => ({ customer_id: listed.customer.id }), COUPONS],
      ['a state', () => ({ status: 2 }), COUPONS],
      ['a state that none has', () => ({ status: 3 }), 0],
      ['state 1, which matches nothing', () => ({ status: 1 }), 0],
      ['their kind', () => ({ coupon_type: 1 }), COUPONS],
      ['another kind', () => ({ coupon_type: 4 }), 0],
      ['an unknown customer', () => ({ customer_id: UNKNOWN }), 0],
      ['an unknown order', () => ({ order_id: 'CS17' }), 0],
      ['several of these', () => ({ customer_id: listed.customer.id, status: 2, coupon_type: 1 }), COUPONS],
    ])('by %s', async (_by, query, count) => {
      const { total_count, user_coupons } = await listed.partner.issued({ limit: 100, ...query() });
      expect([total_count, user_coupons.length]).toEqual([count, count]);
    });

    it('api 7.14 the old spelling customerId means customer_id; two that differ are refused', async () => {
      expect(await listed.partner.issued({ customerId: listed.customer.id })).toMatchObject({ total_count: COUPONS });
      expect(await listed.partner.issued({ customerId: UNKNOWN })).toMatchObject({ total_count: 0 });
      const both = { customerId: UNKNOWN, customer_id: listed.customer.id };
      await get(PATHS.coupons, both).expect(refused(400, 'CBC.0100', 'customerId'));
    });
  });

  describe('api 7.1 records', () => {
    it.each<[by: string, query: () => Query, count: number]>([
      ['kinds of operation', () => ({ operation_types: [1, 2] }), COUPONS],
      ['other kinds', () => ({ operation_types: [2, 3] }), 0],
      ['no kind, which matches nothing', () => ({ operation_types: '' }), 0],
      ['coupons', () => ({ coupon_ids: listed.couponIds.slice(0, 3) }), 3],
      ['one coupon', () => ({ coupon_ids: listed.couponIds[0]! }), 1],
      ['no coupon, which matches nothing', () => ({ coupon_ids: '' }), 0],
      ['coupons and no kind', () => ({ coupon_ids: listed.couponIds.slice(0, 3), operation_types: '' }), 0],
      ['their quota', () => ({ quota_id: listed.quotaIds[0]! }), COUPONS],
      ['another quota', () => ({ quota_id: listed.quotaIds[1]! }), 0],
      ['their kind of quota', () => ({ quota_type: 0 }), COUPONS],
      ['another kind of quota', () => ({ quota_type: 1 }), 0],
      ['success', () => ({ result: 0 }), COUPONS],
      ['failure', () => ({ result: -1 }), 0],
      ['another result, which is no filter', () => ({ result: 'success' }), COUPONS],
    ])('by %s', async (_by, query, count) => {
      const { total_count, records } = await listed.partner.records({ limit: 100, ...query() });
      expect([total_count, records.length]).toEqual([count, count]);
    });

    it.each<[name: string, values: readonly (string | number)[]]>([
      ['operation_types', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
      ['coupon_ids', Array.from({ length: 101 }, (_, index) => index + 1)],
    ])('too many %s are refused', async (name, values) => {
      await get(PATHS.records, { [name]: values }).expect(refused(400, 'CBC.0100', name));
    });
  });

  describe('api 7.5 held coupons', () => {
    it.each<[by: string, query: () => Query, count: number]>([
      ['their quota', () => ({ promotion_plan_id: listed.quotaIds[0]! }), COUPONS],
      ['another quota', () => ({ promotion_plan_id: listed.quotaIds[1]! }), 0],
      ['their issuer', () => ({ source_id: listed.partner.id }), COUPONS],
      ['another issuer', () => ({ source_id: UNKNOWN }), 0],
      ['their coupon', () => ({ coupon_id: listed.couponIds[11]! }), 1],
      ['a state', () => ({ status: 2 }), COUPONS],
      ["a kind that partners' coupons never have", () => ({ coupon_type: 2 }), 0],
    ])('by %s', async (_by, query, count) => {
      const { count: total, user_coupons } = await listed.customer.held({ limit: 100, ...query() });
      expect([total, user_coupons.length]).toEqual([count, count]);
    });
  });
});
