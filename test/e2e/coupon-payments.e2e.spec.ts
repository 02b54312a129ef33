import { until } from '@pc/testing';
import type { Account } from './support/account';
import { deposited } from './support/money';
import { detailOf, ordered, ORDERS, type ShownOrder } from './support/orders';
import type { Partner } from './support/partner';
import { refused } from './support/refused';
import { REFERRAL, RESALE, World } from './support/world';

const VOUCHER = 301;
/** Referral customers get vouchers in the console alone, of such a quota (benefits 1.3). */
const FOR_ALL = { allowed_association_types: ['1', '2'] };

describe('a payment with coupons', () => {
  const world = new World();
  const choice = (...ids: string[]) => ({ use_coupon: 'YES', use_discount: 'NO', coupon_infos: ids.map((id) => ({ id, type: VOUCHER })) });
  const pay = (customer: Account, order_id: string, ...ids: string[]) =>
    customer.api.post('/v3/orders/customer-orders/pay', { order_id, ...choice(...ids) });
  const shown = async (customer: Account, orderId: string) =>
    ((await customer.api.get(detailOf(orderId)).expect(200)).body as { order_info: ShownOrder & { amount_info: object } }).order_info;
  /** The voucher as its issuer sees it, when it has come to this. */
  const comesTo = (partner: Partner, couponId: string, state: object) =>
    until(
      async () => {
        expect(await partner.coupon(couponId)).toMatchObject(state);
        return true;
      },
      { timeoutMs: 20_000, what: `the voucher to be ${JSON.stringify(state)}` },
    );

  it('interactions 7.2 benefits P-22 billing PAY-6 a voucher pays a part and is redeemed, its rest pays another order', async () => {
    const partner = await (await world.partner()).inConsole();
    const customer = await world.customer(partner, { type: REFERRAL });
    const [voucher] = await partner.give(await world.grant(partner, 5000, FOR_ALL), [customer], 1500);
    const [first, second] = [await ordered(world, customer), await ordered(world, customer)];
    await pay(customer, first, voucher!).expect(204);
    expect(await shown(customer, first)).toMatchObject({ status: 3, amount_info: { coupon_amount: 1000 } });
    await comesTo(partner, voucher!, { status: 2, balance: 500 });
    await pay(customer, second, voucher!).expect(refused(400, 'CBC.99005003'));
    await deposited(world, customer, 500);
    await pay(customer, second, voucher!).expect(204);
    await comesTo(partner, voucher!, { status: 3, balance: 0 });
    expect(await world.breaches()).toEqual([]);
  });

  it('customers 5.17 benefits P-21 what was held before a resale association pays what was ordered before it, and nothing since', async () => {
    const subsidy = await world.partner({ government_kinds: ['SUBSIDY'] });
    const customer = await world.customer();
    const whitelisted = { entries: [{ customer_id: customer.id }] };
    await subsidy.api.post('/v2/partners/coupon-whitelists/CASH_AND_VOUCHER/import', whitelisted).expect(200);
    const [voucher] = await (await subsidy.inConsole()).give(await world.grant(subsidy, 5000), [customer], 3000);
    const before = await ordered(world, customer);
    const orderedAt = Date.parse((await shown(customer, before)).create_time);
    // Orders and associations are known to the second, and one of the same second counts as later.
    await until(() => Date.now() >= orderedAt + 1000, { what: 'the next second' });
    await world.associate(customer, { partner_id: (await world.partner()).id, association_type: RESALE });
    const since = await ordered(world, customer);
    const offered = async (orderId: string) =>
      ((await customer.api.get(`${ORDERS}/order-coupons?order_id=${orderId}`).expect(200)).body as { count: number }).count;
    await until(async () => (await offered(since)) === 0, { what: 'incentive to know of the association' });
    await pay(customer, since, voucher!).expect(refused(400, 'CBC.99003112'));
    expect(await shown(customer, since)).toMatchObject({ status: 6 });
    expect(await offered(before)).toBe(1);
    await pay(customer, before, voucher!).expect(204);
    expect(await shown(customer, before)).toMatchObject({ status: 3, amount_info: { coupon_amount: 1000 } });
    expect(await world.breaches()).toEqual([]);
  });

  it('billing DC-9 benefits P-23 two orders at once on one voucher spend it once', async () => {
    const partner = await (await world.partner()).inConsole();
    const customer = await world.customer(partner, { type: REFERRAL });
    const [voucher] = await partner.give(await world.grant(partner, 5000, FOR_ALL), [customer], 1000);
    const ids = [await ordered(world, customer), await ordered(world, customer)];
    const replies = await Promise.all(ids.map((id) => pay(customer, id, voucher!)));
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 400]);
    await comesTo(partner, voucher!, { status: 3, balance: 0 });
    expect(await world.breaches()).toEqual([]);
  });

  it('benefits P-1 P-2 refuses what is unknown, foreign or too many', async () => {
    const partner = await (await world.partner()).inConsole();
    const [customer, other] = [await world.customer(partner, { type: REFERRAL }), await world.customer(partner, { type: REFERRAL })];
    const quota = await world.grant(partner, 5000, FOR_ALL);
    const [before, more] = [(await partner.give(quota, [customer], 1000))[0]!, (await partner.give(quota, [customer], 1000))[0]!];
    const [foreign] = await partner.give(quota, [other], 1000);
    const early = await ordered(world, customer);
    await pay(customer, early, 'nowhere').expect(refused(400, 'CBC.99003112'));
    await pay(customer, early, foreign!).expect(refused(400, 'CBC.99003112'));
    await pay(customer, early, before, more).expect(refused(400, 'CBC.0100'));
    expect((await shown(customer, early)).status).toBe(6);
  });

  it("billing DC-12 PP-15 in a proxy payment the partner pays with the customer's voucher and its own money", async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner, { type: RESALE });
    await deposited(world, partner, 800);
    const [voucher] = await partner.give(await world.grant(partner, 1000), [customer], 200);
    const order_id = await ordered(world, customer);
    const { request_id } = (await customer.api.post(`${ORDERS}/proxy-pay-requests`, { order_id }).expect(200)).body as {
      request_id: string;
    };
    const body = { pay_method: 'BALANCE', expected_amount: 800, ...choice(voucher!) };
    const { body: paid } = await partner.api
      .post(`/v2/partners/proxy-pay-requests/${request_id}/pay`, body, { 'Idempotency-Key': request_id })
      .expect(200);
    expect(paid).toMatchObject({ paid_amount: 800, status: 'PAID' });
    await comesTo(partner, voucher!, { status: 3, balance: 0 });
    expect(await world.breaches()).toEqual([]);
  });
});
