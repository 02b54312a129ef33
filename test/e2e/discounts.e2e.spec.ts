import type { Account } from './support/account';
import { ordered, ORDERS } from './support/orders';
import { withQuery } from './support/paths';
import { refused } from './support/refused';
import { World } from './support/world';

const DISCOUNTS = '/v2/partners/customer-discounts';

describe('discounts', () => {
  const world = new World();
  const wish = (customer: Account, change: object = {}) => ({
    customer_id: customer.id,
    discount_ratio: '0.90',
    effective_time: '2026-01-01T00:00:00Z',
    expire_time: '2099-01-01T00:00:00Z',
    ...change,
  });
  const offered = (customer: Account, order_id: string) => customer.api.get(withQuery(`${ORDERS}/order-discounts`, { order_id }));

  it('billing DC-13 O4 a partner grants its customer a discount, the order offers it, and it can be taken back', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    const orderId = await ordered(world, customer);
    const { discount_id } = (await partner.api.put(DISCOUNTS, wish(customer)).expect(200)).body as { discount_id: string };
    expect((await offered(customer, orderId).expect(200)).body).toEqual({
      discounts: [
        {
          discount_id,
          discount_type: 3,
          discount_mode: 0,
          discount_value: '0.90',
          discount_ratio: '0.90',
          discount_amount: 100,
          orders: [{ order_id: orderId, order_line_items: [{ order_line_item_ids: [`${orderId}-000001`] }] }],
        },
      ],
    });
    await partner.api.delete(`${DISCOUNTS}/${discount_id}`).expect(204);
    expect((await offered(customer, orderId).expect(200)).body).toEqual({ discounts: [] });
    await partner.api.delete(`${DISCOUNTS}/${discount_id}`).expect(refused(400, 'CBC.0101', 'discount_id'));
  });

  it('billing DC-13 O4 refuses foreign customers, other callers and what is no ratio', async () => {
    const [partner, stranger] = [await world.partner(), await world.partner()];
    const customer = await world.customer(partner);
    await stranger.api.put(DISCOUNTS, wish(customer)).expect(refused(400, 'CBC.99000035', 'customer_id'));
    await customer.api.put(DISCOUNTS, wish(customer)).expect(refused(403, 'CBC.0151'));
    for (const discount_ratio of ['0.905', '0', '1.01', undefined])
      await partner.api.put(DISCOUNTS, wish(customer, { discount_ratio })).expect(refused(400, 'CBC.0100', 'discount_ratio'));
    await partner.api
      .put(DISCOUNTS, wish(customer, { expire_time: '2026-01-01T00:00:00Z' }))
      .expect(refused(400, 'CBC.0100', 'expire_time'));
    const orderId = await ordered(world, customer);
    await offered(partner, orderId).expect(refused(403, 'CBC.0151'));
    await offered(await world.customer(partner), orderId).expect(refused(400, 'CBC.30000010', 'order_id'));
  });
});
