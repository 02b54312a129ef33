import { billing } from '@pc/contracts';
import { CUSTOMER, DISTRIBUTOR, OPERATOR, SOLUTION_PROVIDER } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';

const LIST = '/v2/orders/customer-orders';
const INTAKE = '/v2/operations/orders';
const TIME = '2026-01-31T08:00:00Z';
const PRICED = {
  service_type_code: 'ecs',
  service_type_name: 'Server',
  official_amount_fen: 120_000,
  amount_after_discount_fen: 108_001,
  amount_info: {
    discounts: [{ discount_type: '605', discount_amount_fen: 11_999 }],
    flexipurchase_coupon_amount_fen: 0,
    coupon_amount_fen: 0,
    stored_card_amount_fen: 0,
  },
  currency: 'CNY' as const,
};
const ORDER: billing.OrderView = {
  order_id: 'CS1',
  customer_id: 'c1',
  ...PRICED,
  source_type: 1,
  status: 6,
  order_type: 1,
  measure_id: 1,
  create_time: TIME,
  enterprise_projects: [],
};
const SHOWN = {
  order_id: 'CS1',
  customer_id: 'c1',
  service_type_code: 'ecs',
  service_type_name: 'Server',
  official_amount: 1200,
  amount_after_discount: 1080.01,
  amount_info: {
    discounts: [{ discount_type: '605', discount_amount: 119.99 }],
    flexipurchase_coupon_amount: 0,
    coupon_amount: 0,
    stored_card_amount: 0,
  },
  currency: 'CNY',
  source_type: 1,
  status: 6,
  order_type: 1,
  measure_id: 1,
  create_time: TIME,
  payment_time: null,
  enterprise_projects: [],
  agent_pay_info: null,
};

describe('orders over HTTP', () => {
  let gateway: TestGateway;
  const keyOf = (name: string) => ({ accessKey: name, secretKey: `secret of ${name}` });
  const get = (name: string, url: string) => gateway.signed(keyOf(name), 'GET', url, { headers: { 'x-language': 'en_US' } });
  const asked = () => gateway.bus.asked.at(-1)!.payload as Record<string, unknown>;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    const callers = { provider: SOLUTION_PROVIDER, distributor: DISTRIBUTOR, customer: CUSTOMER, operator: OPERATOR };
    for (const [name, caller] of Object.entries(callers)) gateway.bus.addKey(name, caller);
    gateway.bus.on(billing.listOrders, () => ({ type: 'answer', body: { total_count: 7, order_infos: [ORDER] } }));
    gateway.bus.on(billing.createOrder, () => ({ type: 'answer', body: { order_id: 'CS1' } }));
  });
  afterAll(() => gateway.stop());

  describe('the list (O1)', () => {
    it('answers the documented names, money in yuan, and null where nothing was paid', async () => {
      expect((await get('provider', LIST)).body).toEqual({ total_count: 7, order_infos: [SHOWN] });
    });

    it('shows who is asked to pay', async () => {
      const proxied = { ...ORDER, agent_pay_info: { paying_agent_id: 'p1' } };
      gateway.bus.on(billing.listOrders, () => ({ type: 'answer', body: { total_count: 1, order_infos: [proxied] } }));
      expect((await get('customer', LIST)).body).toMatchObject({
        order_infos: [{ agent_pay_info: { paying_agent_id: 'p1', is_agent_pay: true } }],
      });
    });

    it('passes the filters on', async () => {
      const times = `create_time_begin=${TIME}&create_time_end=${TIME}&payment_time_end=${TIME}`;
      const filters = 'order_id=CS1&customerId=c1&service_type_code=ECS&status=6&order_type=1&indirect_partner_id=r1&paying_agent_id=p1';
      await get('distributor', `${LIST}?${filters}&${times}&order_by=CreateTime&offset=3&limit=100`);
      expect(asked()).toEqual({
        order_id: 'CS1',
        customer_id: 'c1',
        service_type_code: 'ECS',
        status: 6,
        order_type: '1',
        indirect_partner_id: 'r1',
        paying_agent_id: 'p1',
        create_time: { begin: TIME, end: TIME },
        payment_time: { begin: undefined, end: TIME },
        oldest_first: true,
        offset: 3,
        limit: 100,
      });
    });

    it('api 7.1 billing 7 every filter is of class A: absent or empty is none', async () => {
      const names = ['order_id', 'customer_id', 'create_time_begin', 'create_time_end', 'payment_time_begin', 'payment_time_end'];
      const more = ['service_type_code', 'status', 'order_type', 'order_by', 'indirect_partner_id', 'method', 'paying_agent_id'];
      const answer = await get('provider', `${LIST}?${[...names, ...more].map((name) => `${name}=`).join('&')}`);
      expect(answer.status).toBe(200);
      const given = Object.entries(asked()).filter(([, value]) => value !== undefined);
      expect(Object.fromEntries(given)).toEqual({ oldest_first: false, offset: 0, limit: 10 });
    });

    it.each([
      ['status=2', 'status'],
      ['status=10', 'status'],
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['limit=', 'limit'],
      ['offset=-1', 'offset'],
      ['order_by=price', 'order_by'],
      ['method=other', 'method'],
      ['create_time_begin=2026-01-31', 'create_time_begin'],
      ['create_time_begin=null', 'create_time_begin'],
      [`order_id=${'x'.repeat(65)}`, 'order_id'],
      [`create_time_begin=${TIME}&create_time_end=2026-01-31T07:59:59Z`, 'create_time_end'],
    ])('billing OR-6 refuses %s', async (query, field) => {
      const { status, body } = await get('provider', `${LIST}?${query}`);
      expect([status, body.error_code, body.error_msg]).toEqual([400, 'CBC.0100', expect.stringContaining(field)]);
    });

    it.each(['create_time', 'payment_time'])(
      'billing OR-5 %s spans at most a year: the same second of the next year is the last',
      async (name) => {
        const span = (end: string) => get('provider', `${LIST}?${name}_begin=${TIME}&${name}_end=${end}`);
        expect((await span('2027-01-31T08:00:00Z')).status).toBe(200);
        const { status, body } = await span('2027-01-31T08:00:01Z');
        expect([status, body.error_code, body.error_msg]).toEqual([
          400,
          'CBC.0100',
          expect.stringContaining(`${name}_end is more than a year`),
        ]);
      },
    );

    it('nobody pays for enterprise members here: method sub_customer of a customer is an empty list', async () => {
      expect((await get('provider', `${LIST}?method=sub_customer&customer_id=c1`)).body).toEqual({ total_count: 0, order_infos: [] });
      await get('provider', `${LIST}?method=oneself`);
      expect(asked()).not.toHaveProperty('method');
    });
  });

  describe('the intake (OR-10)', () => {
    const line = { product_id: 'p', service_type_code: 'ecs', period_type: 3, official_amount: '1200.00' };
    const order = {
      external_id: 'e1',
      customer_id: 'c1',
      order_type: 1,
      source_type: 1,
      category: 'CLOUD',
      service_type_code: 'ecs',
      order_line_items: [line],
    };
    const post = (body: object) => gateway.signed(keyOf('operator'), 'POST', INTAKE, { body, headers: { 'x-language': 'en_US' } });
    const discount = { discount_id: 'd', discount_type: 2, discount_mode: 0, discount_ratio: '0.90' };

    it('fills in what may be left out', async () => {
      expect(await post({ ...order, category: 'MARKETPLACE', discounts: [discount] })).toMatchObject({
        status: 200,
        body: { order_id: 'CS1' },
      });
      expect(asked()).toMatchObject({
        needs_approval: false,
        order_line_items: [{ official_amount_fen: 120_000, subscription_num: 1, marketplace: true, resources: [] }],
        discounts: [{ discount_ratio: '0.90', is_default: false }],
      });
      expect(gateway.bus.asked.at(-1)!.options.key).toBe('c1');
    });

    it('takes what costs nothing', async () => {
      await post({ ...order, order_line_items: [{ ...line, official_amount: 0 }] });
      expect(asked()).toMatchObject({ order_line_items: [{ official_amount_fen: 0 }] });
    });

    it.each<[object, string]>([
      [{ external_id: undefined }, 'external_id'],
      [{ order_type: 4 }, 'order_type'],
      [{ source_type: 9 }, 'source_type'],
      [{ category: 'SHOES' }, 'category'],
      [{ order_line_items: [] }, 'order_line_items'],
      [{ order_line_items: [{ ...line, official_amount: -1 }] }, 'order_line_items[0].official_amount'],
      [{ order_line_items: [{ ...line, official_amount: 1.001 }] }, 'order_line_items[0].official_amount'],
      [{ order_line_items: [{ ...line, period_type: 8 }] }, 'order_line_items[0].period_type'],
      [{ discounts: [{ ...discount, discount_type: 3 }] }, 'discounts[0].discount_type'],
      [{ discounts: [{ ...discount, discount_ratio: undefined }] }, 'discounts[0].discount_ratio'],
      [{ discounts: [{ ...discount, discount_mode: 2 }] }, 'discounts[0].discount_amount'],
      [{ discounts: [{ ...discount, discount_ratio: '1.01' }] }, 'discounts[0].discount_ratio'],
      [{ promotion_deadline: 'soon' }, 'promotion_deadline'],
    ])('refuses %j and names the field', async (change, field) => {
      const { status, body } = await post({ ...order, ...change });
      expect([status, body.error_code, body.error_msg]).toEqual([400, 'CBC.0100', expect.stringContaining(field)]);
    });
  });
});
