import { uniqueName, until } from '@pc/testing';
import type { Account } from './support/account';
import { failing } from './support/association-requests';
import { detailOf, INTAKE, LINE, ordered, orderIds, orders, ORDERS, placeOrder, seesOrders } from './support/orders';
import { withQuery } from './support/paths';
import { refused } from './support/refused';
import { resellerInConsole } from './support/reseller-console';
import { World } from './support/world';

describe('orders', () => {
  const world = new World();

  /** Billing hears of states and freezes a moment later. */
  async function isRefusedFor(customer: Account, item: string): Promise<boolean> {
    const { body } = await placeOrder(world, customer);
    return ((body as { fail_check_items?: string[] }).fail_check_items ?? []).includes(item);
  }

  it('billing OR-10 an order comes in, and both sides find it in their lists', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    const discounts = [{ discount_id: 'd1', discount_type: 2, discount_mode: 0, discount_ratio: '0.90', is_default: true }];
    const id = await ordered(world, customer, {
      discounts,
      user_name: 'clerk',
      order_line_items: [LINE, { ...LINE, official_amount: 200.05 }],
    });
    expect(id).toMatch(/^CS\d{10}[0-9A-Z]{5}$/);
    const expected = {
      order_id: id,
      customer_id: customer.id,
      status: 6,
      official_amount: 1200.05,
      amount_after_discount: 1080.05,
      amount_info: { discounts: [{ discount_type: '605', discount_amount: 120 }], coupon_amount: 0 },
      measure_id: 1,
      currency: 'CNY',
      payment_time: null,
      agent_pay_info: null,
    };
    for (const { api } of [partner, customer]) {
      expect(await orders(api)).toMatchObject({ total_count: 1, order_infos: [expected] });
      const { body } = await api.get(detailOf(id)).expect(200);
      expect(body).toMatchObject({ total_count: 2, order_info: { ...expected, user_name: 'clerk' } });
      expect((body as { order_line_items: object[] }).order_line_items).toMatchObject([
        { amount_after_discount: 900 },
        { amount_after_discount: 180.05 },
      ]);
    }
    expect(await world.breaches()).toEqual([]);
  });

  it('billing OR-10 a repeated external_id answers the same order', async () => {
    const customer = await world.customer();
    const external_id = uniqueName('external');
    const ids = await Promise.all(Array.from({ length: 3 }, () => ordered(world, customer, { external_id })));
    expect(new Set(ids).size).toBe(1);
    expect(await orderIds(customer.api)).toEqual([ids[0]]);
  });

  it('billing OR-10 refuses partners, the frozen, and resale customers of a restricted partner', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    await placeOrder(world, { id: 'nobody' }).expect(refused(400, 'CBC.99000035', 'customer_id'));
    await placeOrder(world, partner).expect(failing('IS_PARTNER'));
    await ordered(world, customer);
    await world.setState(partner, { state: 'RESTRICTED' });
    await until(() => isRefusedFor(customer, 'PARTNER_RESTRICTED'), { timeoutMs: 20_000 });
    await world.setState(partner, { state: 'FROZEN' });
    await until(() => isRefusedFor(customer, 'CUSTOMER_FROZEN'), { timeoutMs: 20_000 });
    for (const { api } of [partner, customer]) await api.post(INTAKE, { customer_id: customer.id }).expect(refused(403, 'CBC.0151'));
  });

  it("billing OR-1 orders of others are out of reach, a reseller's customers are seen by its name or from its console", async () => {
    const distributor = await world.distributor();
    const reseller = await resellerInConsole(world, distributor);
    const below = await ordered(world, await world.customer(distributor, { resellerId: reseller.id }));
    const named = { indirect_partner_id: reseller.id };
    const stranger = await world.partner();
    const customer = await world.customer(distributor);
    const id = await ordered(world, customer);
    expect(await orderIds(distributor.api)).toEqual([id]);
    for (const { api } of [stranger, await world.customer(stranger)]) {
      expect(await orders(api, { customer_id: customer.id })).toEqual({ total_count: 0, order_infos: [] });
      await api.get(detailOf(id)).expect(refused(400, 'CBC.30000010', 'order_id'));
    }
    expect(await orderIds(distributor.api, named)).toEqual([below]);
    expect(await orderIds(reseller.console)).toEqual([below]);
    await distributor.api.get(detailOf(below)).expect(refused(400, 'CBC.30000010', 'order_id'));
    await distributor.api.get(withQuery(detailOf(below), named)).expect(200);
    await reseller.console.get(detailOf(below)).expect(200);
    await reseller.console.get(detailOf(id)).expect(refused(400, 'CBC.30000010', 'order_id'));
    await distributor.api.get(`${ORDERS}?indirect_partner_id=${stranger.id}`).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    await world.operator.api.get(ORDERS).expect(refused(403, 'CBC.0151'));
  });

  it('billing OR-12 a partner no longer sees the unpaid orders of a customer that left; the next one does', async () => {
    const [partner, next] = [await world.partner(), await world.partner()];
    const customer = await world.customer(partner);
    await ordered(world, customer);
    await seesOrders(partner.api, 1);
    await world.associate(customer, { partner_id: next.id, association_type: '2' });
    await seesOrders(next.api, 1);
    await seesOrders(partner.api, 0);
    expect((await orders(customer.api)).total_count).toBe(1);
  });

  it('billing OR-5 OR-6 pages, order and the span of a year over HTTP', async () => {
    const customer = await world.customer();
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push(await ordered(world, customer));
    expect(await orderIds(customer.api, { order_by: 'createTime' })).toEqual(ids);
    expect(await orderIds(customer.api, { limit: 2, offset: 1 })).toEqual([ids[1], ids[0]]);
    const { body } = await customer.api.get(`${ORDERS}?create_time_begin=2025-01-01T00:00:00Z&create_time_end=2026-01-01T00:00:01Z`);
    expect(body).toMatchObject({ error_code: 'CBC.0100' });
    await customer.api.get(`${ORDERS}?status=2`).expect(refused(400, 'CBC.0100', 'status'));
    await customer.api.get(`${ORDERS}?limit=101`).expect(refused(400, 'CBC.0100', 'limit'));
  });
});
