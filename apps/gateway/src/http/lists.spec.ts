import { incentive } from '@pc/contracts';
import { CUSTOMER, DISTRIBUTOR, OPERATOR, SOLUTION_PROVIDER } from '../testing/callers';
import { TestGateway } from '../testing/test-gateway';

const TIME = '2026-01-31T08:00:00Z';
const COUPON: incentive.CouponView = {
  coupon_id: 'k1',
  coupon_code: 'CODE',
  status: 2,
  customer_id: 'c1',
  coupon_type: 1,
  measure_id: 1,
  face_value_fen: 10_050,
  balance_fen: 1,
  effective_time: TIME,
  expire_time: '2027-01-31T08:00:00Z',
  promotion_plan_id: 'q1',
  plan_name: 'plan',
  plan_desc: 'desc',
  media_type: 1,
  fetch_method: 3,
  use_limits: [],
  active_time: TIME,
  last_used_time: TIME,
  create_time: TIME,
  is_frozen: '0',
  source_id: 'p1',
};
const SHARED = {
  coupon_id: 'k1',
  status: 2,
  customer_id: 'c1',
  coupon_type: 1,
  measure_id: 1,
  face_value: 100.5,
  balance: 0.01,
  expire_time: '2027-01-31T08:00:00Z',
  promotion_plan_id: 'q1',
  media_type: 1,
  fetch_method: 3,
  use_limits: [],
  active_time: TIME,
  create_time: TIME,
  is_frozen: '0',
};

describe('lists of benefits', () => {
  let gateway: TestGateway;
  const keyOf = (name: string) => ({ accessKey: name, secretKey: `secret of ${name}` });
  const get = (name: string, url: string) => gateway.signed(keyOf(name), 'GET', url, { headers: { 'x-language': 'en_US' } });
  const asked = () => gateway.bus.asked.at(-1)!.payload as Record<string, unknown>;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    for (const [name, caller] of Object.entries({
      provider: SOLUTION_PROVIDER,
      distributor: DISTRIBUTOR,
      customer: CUSTOMER,
      operator: OPERATOR,
    }))
      gateway.bus.addKey(name, caller);
    gateway.bus.on(incentive.listIssuedCoupons, () => ({ type: 'answer', body: { total_count: 7, user_coupons: [COUPON] } }));
    gateway.bus.on(incentive.listCoupons, () => ({ type: 'answer', body: { count: 7, user_coupons: [COUPON] } }));
    gateway.bus.on(incentive.listCouponRecords, () => ({
      type: 'answer',
      body: {
        total_count: 1,
        records: [
          {
            id: 'r1',
            operation_type: '1',
            quota_id: 'q1',
            quota_type: 0,
            customer_id: 'c1',
            operation_amount_fen: 111,
            operation_time: TIME,
            result: '-1',
          },
        ],
      },
    }));
    gateway.bus.on(incentive.listQuotas, () => ({
      type: 'answer',
      body: {
        total_count: 1,
        quotas: [
          {
            quota_id: 'q1',
            quota_type: 0,
            create_time: TIME,
            last_update_time: TIME,
            quota_value_fen: 1_000_000,
            quota_status: 0,
            balance_fen: 989_950,
            measure_id: 1,
            currency: 'CNY',
            effective_time: TIME,
            expire_time: TIME,
            limit_infos: [{ limit_key: 'faceValueRange', limit_values: [{ value1: '10' }] }],
            owner_partner_id: 'p1',
          },
        ],
      },
    }));
  });
  afterAll(() => gateway.stop());

  describe('issued coupons (5.4)', () => {
    const PATH = '/v2/promotions/benefits/partner-coupons';

    it('api 7.4 answers the names of the issued list and the total', async () => {
      const { body } = await get('provider', PATH);
      expect(body).toEqual({
        total_count: 7,
        user_coupons: [{ ...SHARED, effective_time: TIME, promotion_plan_name: 'plan', promotion_plan_desc: 'desc', last_used_time: TIME }],
      });
      expect(asked()).toMatchObject({ partner_id: SOLUTION_PROVIDER.account_id, offset: 0, limit: 10 });
    });

    it('passes filters on', async () => {
      await get(
        'provider',
        `${PATH}?coupon_id=k1&customerId=c1&order_id=o1&coupon_type=4&status=2&create_time_begin=${TIME}&offset=1&limit=100`,
      );
      expect(asked()).toMatchObject({
        coupon_id: 'k1',
        customer_id: 'c1',
        order_id: 'o1',
        coupon_type: 4,
        status: 2,
        create_time: { begin: TIME },
        offset: 1,
        limit: 100,
      });
    });

    it.each([
      ['limit=101', 'limit'],
      ['limit=0', 'limit'],
      ['offset=-1', 'offset'],
      ['status=6', 'status'],
      ['coupon_type=2', 'coupon_type'],
      ['coupon_id=', 'coupon_id'],
      ['create_time_begin=', 'create_time_begin'],
      ['status=null', 'status'],
      ['create_time_begin=2026-01-31', 'create_time_begin'],
      [`create_time_begin=${TIME}&create_time_end=${TIME}`, 'create_time_end'],
      ['customer_id=a&customerId=b', 'customerId'],
      ['indirect_partner_id=', 'indirect_partner_id'],
      [`coupon_id=${'x'.repeat(65)}`, 'coupon_id'],
      ['coupon_id=a&coupon_id=b', 'coupon_id'],
    ])('api 7.1 7.3 7.7 7.14 %s is refused', async (query, field) => {
      expect(await get('provider', `${PATH}?${query}`)).toMatchObject({
        status: 400,
        body: { error_code: 'CBC.0100', error_msg: expect.stringContaining(`: ${field} `) as string },
      });
    });

    it('api 7.1 the text null is an ordinary string, and an unknown parameter is ignored', async () => {
      expect((await get('provider', `${PATH}?coupon_id=null&nonsense=1`)).status).toBe(200);
      expect(asked()).toMatchObject({ coupon_id: 'null' });
    });

    it('benefits R-20 only a distributor names a reseller', async () => {
      await get('provider', `${PATH}?indirect_partner_id=r1`);
      expect(asked().indirect_partner_id).toBeUndefined();
      await get('distributor', `${PATH}?indirect_partner_id=r1`);
      expect(asked()).toMatchObject({ partner_id: DISTRIBUTOR.account_id, indirect_partner_id: 'r1' });
    });
  });

  describe('held coupons (5.6)', () => {
    const PATH = '/v2/promotions/benefits/coupons';

    it('answers the names of the held list, and count instead of total_count', async () => {
      const { body } = await get('customer', `${PATH}?source_id=p1&promotion_plan_id=q1`);
      expect(body).toEqual({
        count: 7,
        user_coupons: [
          {
            ...SHARED,
            coupon_code: 'CODE',
            valid_time: TIME,
            plan_name: 'plan',
            plan_desc: 'desc',
            reserve_time: TIME,
            coupon_version: 2,
            currency: 'CNY',
            source_id: 'p1',
          },
        ],
      });
      expect(asked()).toMatchObject({ holder_id: CUSTOMER.account_id, source_id: 'p1', promotion_plan_id: 'q1' });
    });

    it('shows the coupons that the caller holds; nobody can ask for those of another', async () => {
      await get('provider', `${PATH}?indirect_partner_id=${CUSTOMER.account_id}&holder_id=x`);
      expect(asked()).toMatchObject({ holder_id: SOLUTION_PROVIDER.account_id });
    });

    it('leaves fields without a value out', async () => {
      const { plan_name: _name, plan_desc: _desc, last_used_time: _used, ...bare } = COUPON;
      gateway.bus.on(incentive.listCoupons, () => ({ type: 'answer', body: { count: 1, user_coupons: [bare] } }));
      const { text } = await get('customer', PATH);
      for (const name of ['plan_name', 'plan_desc', 'reserve_time', 'order_id']) expect(text).not.toContain(name);
    });
  });

  describe('records (5.5)', () => {
    const PATH = '/v2/promotions/benefits/partner-coupons/records/query';

    it('answers the documented names', async () => {
      const { body } = await get('provider', PATH);
      expect(body).toEqual({
        total_count: 1,
        records: [
          {
            id: 'r1',
            operation_type: '1',
            quota_id: 'q1',
            quota_type: 0,
            customer_id: 'c1',
            operation_amount: 1.11,
            operation_time: TIME,
            result: '-1',
          },
        ],
      });
    });

    it('api 7.1 repeated parameters are lists; present but empty they match nothing', async () => {
      await get('provider', `${PATH}?operation_types=1&operation_types=2&coupon_ids=k1`);
      expect(asked()).toMatchObject({ operation_types: ['1', '2'], coupon_ids: ['k1'] });
      await get('provider', `${PATH}?operation_types=&coupon_ids=`);
      expect(asked()).toMatchObject({ operation_types: [], coupon_ids: [] });
      await get('provider', PATH);
      expect([asked().operation_types, asked().coupon_ids]).toEqual([undefined, undefined]);
    });

    it('any other value of result is no filter', async () => {
      await get('provider', `${PATH}?result=5`);
      expect(asked().result).toBeUndefined();
      await get('provider', `${PATH}?result=-1`);
      expect(asked().result).toBe('-1');
    });

    it.each([
      'operation_types=10',
      `${'operation_types=1&'.repeat(9)}`,
      'quota_type=3',
      `operation_time_begin=${TIME}&operation_time_end=${TIME}`,
    ])('%s is refused', async (query) => {
      expect((await get('provider', `${PATH}?${query}`)).status).toBe(400);
    });
  });

  describe('quotas (5.1)', () => {
    const query = (name: string, body: object) => gateway.signed(keyOf(name), 'POST', '/v2/partners/coupon-quotas/query', { body });

    it('answers the public fields only', async () => {
      const { body } = await query('provider', {});
      expect(body).toEqual({
        total_count: 1,
        quotas: [
          {
            quota_id: 'q1',
            quota_type: 0,
            create_time: TIME,
            last_update_time: TIME,
            quota_value: 10_000,
            quota_status: 0,
            balance: 9899.5,
            measure_id: 1,
            currency: 'CNY',
            effective_time: TIME,
            expire_time: TIME,
            limit_infos: [{ limit_key: 'faceValueRange', limit_values: [{ value1: '10' }] }],
          },
        ],
      });
    });

    it('api 7.1 7.2 7.3 absent and null are no filter, the first ten', async () => {
      await query('provider', {
        quota_type: null,
        quota_ids: [],
        quota_status_list: null,
        create_time_begin: null,
        offset: null,
        limit: null,
      });
      expect(asked()).toMatchObject({ partner_id: SOLUTION_PROVIDER.account_id, offset: 0, limit: 10 });
      expect([asked().quota_type, asked().quota_ids, asked().quota_status_list, asked().create_time]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    });

    it.each([
      { limit: 101 },
      { limit: '10' },
      { quota_type: 3 },
      { quota_type: '' },
      { quota_status_list: [1] },
      { quota_ids: Array.from({ length: 51 }, String) },
      { expire_time_end: '' },
      { effective_time_begin: TIME, effective_time_end: TIME },
    ])('api 7.1 7.3 %j is refused', async (body) => {
      expect(await query('provider', body)).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
    });

    it('an operator sees the owner and, unless it asks for one, every type and partner', async () => {
      const { body } = await get('operator', '/v2/operations/coupon-quotas?quota_ids=q1&quota_status=0');
      expect((body.quotas as object[])[0]).toMatchObject({ owner_partner_id: 'p1', quota_value: 10_000 });
      expect(asked()).toMatchObject({ quota_ids: ['q1'], quota_status_list: [0] });
      expect([asked().partner_id, asked().quota_type]).toEqual([undefined, undefined]);
    });
  });
});
