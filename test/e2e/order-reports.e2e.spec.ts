import type { Account } from './support/account';
import { deposited } from './support/money';
import { detailOf, INTAKE, ordered, type ShownOrder } from './support/orders';
import { refused } from './support/refused';
import { REFERRAL, World } from './support/world';

describe('what is reported of orders', () => {
  const world = new World();
  const report = (orderId: string, what: string, body: object = {}) => world.operator.api.post(`${INTAKE}/${orderId}/${what}`, body);
  const say = (customer: Account, orderId: string, what: string) => customer.api.post(`/v2/customers/orders/${orderId}/${what}`, {});
  const status = async (customer: Account, orderId: string) =>
    ((await customer.api.get(detailOf(orderId)).expect(200)).body as { order_info: ShownOrder }).order_info.status;

  it('billing OR-11 5.1 an order that was approved is paid, provisioned and invoiced', async () => {
    const customer = await world.customer(await world.partner(), { type: REFERRAL });
    await deposited(world, customer, 1000);
    const id = await ordered(world, customer, { needs_approval: true });
    const pay = () => customer.api.post('/v3/orders/customer-orders/pay', { order_id: id, use_coupon: 'NO', use_discount: 'NO' });
    await pay().expect(refused(400, 'CBC.99003106', 'order_id'));
    await report(id, 'approve').expect(204);
    await report(id, 'provisioning', { result: 'DONE' }).expect(refused(400, 'CBC.99003106', 'order_id'));
    await pay().expect(204);
    await report(id, 'provisioning', {}).expect(refused(400, 'CBC.0100', 'result'));
    for (let time = 0; time < 2; time++) await report(id, 'provisioning', { result: 'DONE' }).expect(204);
    expect(await status(customer, id)).toBe(5);
    await report(id, 'invoiced').expect(204);
    await customer.api.post(`${INTAKE}/${id}/invoiced`, {}).expect(refused(403, 'CBC.0151'));
    expect(await world.breaches()).toEqual([]);
  });

  it('billing OR-11 5.1 the customer confirms or declines what was placed for it; the vendor refuses', async () => {
    const customer = await world.customer(await world.partner());
    const [confirmed, declined] = [await ordered(world, customer, { source_type: 2 }), await ordered(world, customer, { source_type: 2 })];
    await say(await world.customer(), confirmed, 'confirm').expect(refused(400, 'CBC.30000010', 'order_id'));
    await say(world.operator, confirmed, 'confirm').expect(refused(403, 'CBC.0151'));
    await say(customer, confirmed, 'confirm').expect(204);
    await say(customer, declined, 'decline').expect(204);
    const turnedDown = await ordered(world, customer, { needs_approval: true });
    await report(turnedDown, 'refuse').expect(204);
    expect([await status(customer, confirmed), await status(customer, declined), await status(customer, turnedDown)]).toEqual([6, 4, 4]);
  });
});
