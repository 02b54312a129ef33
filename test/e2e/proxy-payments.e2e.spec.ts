import { uniqueName } from '@pc/testing';
import type { Test } from 'supertest';
import type { Account } from './support/account';
import { failing } from './support/association-requests';
import { balances, deposited } from './support/money';
import { detailOf, ordered, ORDERS, type ShownOrder } from './support/orders';
import { refused } from './support/refused';
import { newPhone } from './support/phones';
import { Protection, wrong } from './support/protection';
import { REFERRAL, World } from './support/world';

const REQUESTS = '/v2/partners/proxy-pay-requests';
const NO = { pay_method: 'BALANCE', use_coupon: 'NO', use_discount: 'NO' };
type Api = { post(path: string, body?: object, headers?: Record<string, string>): Test };

describe('a partner pays for its customer', () => {
  const world = new World();
  const ask = async (customer: Account, order_id: string) =>
    ((await customer.api.post(`${ORDERS}/proxy-pay-requests`, { order_id }).expect(200)).body as { request_id: string }).request_id;
  const pay = (api: Api, request: string, expected_amount: unknown, how: object = {}, key = uniqueName('key')) =>
    api.post(`${REQUESTS}/${request}/pay`, { ...NO, expected_amount, ...how }, { 'Idempotency-Key': key });
  const shown = async (customer: Account, orderId: string) =>
    ((await customer.api.get(detailOf(orderId)).expect(200)).body as { order_info: ShownOrder }).order_info;

  it('customers 6.12 billing PP-1 PP-15 a solution provider pays from its balance, for a referral customer as well', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner, { type: REFERRAL });
    await deposited(world, partner, 1500);
    const orderId = await ordered(world, customer);
    const request = await ask(customer, orderId);
    const quoted = await partner.api.get(`${REQUESTS}/${request}`).expect(200);
    expect(quoted.body).toMatchObject({
      request: { request_id: request, status: 'PENDING' },
      order: { order_id: orderId },
      discounts: [],
      user_coupons: [],
      amount_due: 1000,
      account_available: 1500,
      transferable_available: 1500,
    });
    const { body } = await pay(partner.api, request, 1000).expect(200);
    expect(body).toEqual({
      order_id: orderId,
      paid_amount: 1000,
      paid_parts: [{ account_id: partner.id, balance_type: 'BALANCE_TYPE_DEBIT', amount: 1000 }],
      status: 'PAID',
    });
    expect(await shown(customer, orderId)).toMatchObject({
      status: 3,
      agent_pay_info: { paying_agent_id: partner.id, is_agent_pay: true },
    });
    expect(await balances(partner.api)).toMatchObject({ 1: 500, 8: 500 });
    await pay(partner.api, request, 1000).expect(refused(400, 'CBC.99003106', 'request_id'));
    expect(await world.breaches()).toEqual([]);
  });

  it('customers 6.12 billing PP-1 PP-4 V15 a reseller pays in its console for its own customer, its distributor does not', async () => {
    const distributor = await world.distributor();
    const reseller = await world.resellerInConsole(distributor);
    const customer = await world.customer(distributor, { resellerId: reseller.id });
    const request = await ask(customer, await ordered(world, customer));
    await pay(reseller.api, request, 1000).expect(refused(400, 'CBC.99005003'));
    await deposited(world, reseller, 1000);
    await pay(distributor.api, request, 1000).expect(refused(400, 'CBC.30000010', 'request_id'));
    await pay(reseller.api, request, 1000).expect(200);
    expect(await world.breaches()).toEqual([]);
  });

  it("billing PP-11 PP-12 PP-17 wants its key and the right price, and is nobody else's", async () => {
    const [partner, stranger] = [await world.partner(), await world.partner()];
    const customer = await world.customer(partner);
    await deposited(world, partner, 1000);
    const request = await ask(customer, await ordered(world, customer));
    await partner.api
      .post(`${REQUESTS}/${request}/pay`, { ...NO, expected_amount: 1000 })
      .expect(refused(400, 'CBC.0100', 'Idempotency-Key'));
    for (const [how, field] of [
      [{ expected_amount: undefined }, 'expected_amount'],
      [{ pay_method: 'ONLINE' }, 'pay_method'],
      [{ use_coupon: 'YES' }, 'coupon_infos'],
    ] as const)
      await pay(partner.api, request, 1000, how).expect(refused(400, 'CBC.0100', field));
    await pay(partner.api, request, 999.99).expect(failing('AMOUNT_CHANGED'));
    await pay(stranger.api, request, 1000).expect(refused(400, 'CBC.30000010', 'request_id'));
    await pay(customer.api, request, 1000).expect(refused(403, 'CBC.0151'));
    const key = uniqueName('key');
    const first = await pay(partner.api, request, 1000, {}, key).expect(200);
    const again = await pay(partner.api, request, 1000, {}, key).expect(200).expect('idempotent-replayed', 'true');
    expect(again.body).toEqual(first.body);
    await pay(partner.api, request, 999, {}, key).expect(refused(400, 'CBC.0100', 'Idempotency-Key'));
    expect(await balances(partner.api)).toMatchObject({ 1: 0 });
  });

  it('billing PP-13 customers 10.6 10.7 in the console of a partner that wants codes it needs one, used once; by API it does not', async () => {
    const mobile_phone = newPhone();
    const partner = await world.partner({ mobile_phone });
    const desk = await partner.inConsole();
    const protection = new Protection(world, desk, mobile_phone);
    const customer = await world.customer(partner);
    await deposited(world, partner, 2000);
    await protection.turn(true);
    const request = await ask(customer, await ordered(world, customer));
    await pay(desk.api, request, 1000).expect(refused(400, 'CBC.99000026', 'verification_code'));
    const code = await protection.code();
    await pay(desk.api, request, 1000, wrong(code)).expect(refused(400, 'CBC.99000026', 'verification_code'));
    await pay(desk.api, request, 1000, code).expect(200);
    await pay(partner.api, await ask(customer, await ordered(world, customer)), 1000).expect(200);
    expect(await balances(partner.api)).toMatchObject({ 1: 0 });
  });

  it('billing PP-18 PAY-5 the customer pays itself at once after a rejection, and not before', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner, { type: REFERRAL });
    await deposited(world, customer, 1000);
    const orderId = await ordered(world, customer);
    const request = await ask(customer, orderId);
    const own = () => customer.api.post('/v3/orders/customer-orders/pay', { order_id: orderId, use_coupon: 'NO', use_discount: 'NO' });
    await own().expect(refused(400, 'CBC.99003106', 'order_id'));
    await partner.api.post(`${REQUESTS}/${request}/reject`, { reason: 'pay yourself' }).expect(204);
    await own().expect(204);
    expect(await world.breaches()).toEqual([]);
  });
});
