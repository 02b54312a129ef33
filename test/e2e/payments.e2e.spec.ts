import { until, uniqueName } from '@pc/testing';
import type { Account } from './support/account';
import { failing } from './support/association-requests';
import { deposited } from './support/money';
import { detailOf, ordered, ORDERS, type ShownOrder } from './support/orders';
import { refused } from './support/refused';
import { REFERRAL, World } from './support/world';

const PAY = '/v3/orders/customer-orders/pay';
const NO = { use_coupon: 'NO', use_discount: 'NO' };

describe('a customer pays its order', () => {
  const world = new World();
  const pay = (customer: Account, order_id: string, how: object = {}, headers: Record<string, string> = {}) =>
    customer.api.post(PAY, { order_id, ...NO, ...how }, headers);
  const shown = async (customer: Account, orderId: string) =>
    ((await customer.api.get(detailOf(orderId)).expect(200)).body as { order_info: ShownOrder & { payment_time: string | null } })
      .order_info;
  const withMoney = async (amount: number): Promise<Account> => {
    const customer = await world.customer(await world.partner(), { type: REFERRAL });
    await deposited(world, customer, amount);
    return customer;
  };

  it('billing PAY-7 SG-6 with its balance: 204 without a body, then the order is in processing, and it is paid once', async () => {
    const customer = await withMoney(1000);
    const orderId = await ordered(world, customer);
    const { text } = await pay(customer, orderId).expect(204);
    expect(text).toBe('');
    expect(await shown(customer, orderId)).toMatchObject({ status: 3, agent_pay_info: null, payment_time: expect.any(String) as string });
    await pay(customer, orderId).expect(refused(400, 'CBC.99003106', 'order_id'));
    await customer.api.put(`${ORDERS}/cancel`, { order_id: orderId }).expect(refused(400, 'CBC.99005010', 'order_id'));
    expect(await world.breaches()).toEqual([]);
  });

  it('api 7.10 the same Idempotency-Key again pays nothing twice', async () => {
    const customer = await withMoney(2000);
    const orderId = await ordered(world, customer);
    const headers = { 'Idempotency-Key': uniqueName('key') };
    await pay(customer, orderId, {}, headers).expect(204);
    await pay(customer, orderId, {}, headers).expect(204).expect('idempotent-replayed', 'true');
    await pay(customer, await ordered(world, customer)).expect(204);
    expect(await world.breaches()).toEqual([]);
  });

  it('billing DC-13 DC-14 with the discount that its partner granted', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner, { type: REFERRAL });
    await deposited(world, customer, 900);
    const wish = {
      customer_id: customer.id,
      discount_ratio: '0.90',
      effective_time: '2026-01-01T00:00:00Z',
      expire_time: '2099-01-01T00:00:00Z',
    };
    const { discount_id: id } = (await partner.api.put('/v2/partners/customer-discounts', wish).expect(200)).body as {
      discount_id: string;
    };
    const orderId = await ordered(world, customer);
    const chosen = { use_discount: 'YES', discount_infos: [{ id, type: 3 }] };
    await pay(customer, orderId, { ...chosen, discount_infos: [{ id, type: 2 }] }).expect(refused(400, 'CBC.99003108', 'discount_infos'));
    await pay(customer, orderId).expect(refused(400, 'CBC.99005003'));
    await pay(customer, orderId, chosen).expect(204);
    expect(await shown(customer, orderId)).toMatchObject({
      status: 3,
      amount_after_discount: 900,
      amount_info: { discounts: [{ discount_type: '607', discount_amount: 100 }] },
    });
    expect(await world.breaches()).toEqual([]);
  });

  it('billing DC-1 DC-2 refuses what contradicts itself, and names the field', async () => {
    const customer = await withMoney(1000);
    const orderId = await ordered(world, customer);
    const coupon = (id: string) => ({ id, type: 301 });
    const discount = { id: 'd', type: 2 };
    const wrong: [object, string][] = [
      [{ use_coupon: undefined }, 'use_coupon'],
      [{ use_discount: 'no' }, 'use_discount'],
      [{ use_coupon: 'YES' }, 'coupon_infos'],
      [{ use_coupon: 'YES', coupon_infos: [] }, 'coupon_infos'],
      [{ use_coupon: 'NO', coupon_infos: [coupon('a')] }, 'coupon_infos'],
      [{ use_coupon: 'YES', coupon_infos: ['a', 'b', 'c', 'd'].map(coupon) }, 'coupon_infos'],
      [{ use_coupon: 'YES', coupon_infos: ['a', 'a'].map(coupon) }, 'coupon_infos'],
      [{ use_coupon: 'YES', coupon_infos: [{ id: 'a', type: 1 }] }, 'coupon_infos[0].type'],
      [{ use_discount: 'NO', discount_infos: [discount] }, 'discount_infos'],
      [{ use_discount: 'YES', discount_infos: [discount, { id: 'e', type: 2 }] }, 'discount_infos'],
    ];
    for (const [how, field] of wrong) await pay(customer, orderId, how).expect(refused(400, 'CBC.0100', field));
    await pay(customer, orderId, { coupon_infos: null, discount_infos: [] }).expect(204);
  });

  it('billing PAY-1 OR-1 is refused to everybody else, for foreign and unknown orders', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    const orderId = await ordered(world, customer);
    await pay(partner, orderId).expect(refused(403, 'CBC.0151'));
    await pay(world.operator, orderId).expect(refused(403, 'CBC.0151'));
    await pay(await world.customer(partner), orderId).expect(refused(400, 'CBC.30000010', 'order_id'));
    await pay(customer, 'CS0').expect(refused(400, 'CBC.30000010', 'order_id'));
  });

  it('billing PAY-8 customers 6.13 7.10 not while its partner is restricted or it is frozen', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    const orderId = await ordered(world, customer);
    const isRefusedFor = (item: string) => async () => {
      const { body } = await pay(customer, orderId);
      return (JSON.stringify(body) ?? '').includes(item);
    };
    await world.setState(partner, { state: 'RESTRICTED' });
    await until(isRefusedFor('PARTNER_RESTRICTED'), { timeoutMs: 20_000, what: 'the restriction to be heard of' });
    await pay(customer, orderId).expect(failing('PARTNER_RESTRICTED'));
    await world.setState(partner, { state: 'NORMAL' });
    await partner.api.post('/v2/partners/sub-customers/freeze', { customer_ids: [customer.id], reason: 'unpaid bills' }).expect(200);
    await until(isRefusedFor('CUSTOMER_FROZEN'), { timeoutMs: 20_000, what: 'the freeze to be heard of' });
  });

  it('billing SG-3 two at once: one pays', async () => {
    const customer = await withMoney(1000);
    const orders = [await ordered(world, customer), await ordered(world, customer)];
    const replies = await Promise.all([...orders, ...orders].map((id) => pay(customer, id)));
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 400)).toHaveLength(3);
    expect(await world.breaches()).toEqual([]);
  });
});
