import type { Caller } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { BillingHarness } from '../../../../../test/support/billing-harness';
import { Money } from '../../../../../test/support/billing-money';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';

const DAY_MS = 86_400_000;

describe('payments of partners for their customers, on the real store', () => {
  let service: BillingHarness;
  let money: Money;
  let partner: Caller;
  let customer: Caller;
  let orderId: string;
  let request: string;
  beforeEach(async () => {
    service = await BillingHarness.start();
    money = new Money(service);
    partner = service.addPartner();
    customer = service.addCustomer(partner);
    orderId = await service.ordered(customer);
    request = await service.asked(customer, orderId);
  });
  afterEach(() => service?.close());

  const order = async (id = orderId) => bodyOf(await service.detail(customer, id)).order_info;
  const shown = async (id = request) => (await service.requests(partner)).requests.find((one) => one.request_id === id)!;
  const changes = async () => (await service.told(request)).map(({ version, data }) => [version, data['from'], data['to']]);
  const sound = async () => expect(bodyOf(await service.audit()).breaches).toEqual([]);

  it("billing PP-15 5.2 PP-6 pays from its balance: the order stays the customer's, the request tells who paid by what", async () => {
    await money.deposited(partner, 150_000);
    const answer = bodyOf(await service.payRequest(partner, request, 100_000));
    const paid_parts = [{ account_id: partner.account_id, balance_type: 'BALANCE_TYPE_DEBIT', amount_fen: 100_000 }];
    expect(answer).toEqual({ order_id: orderId, paid_amount_fen: 100_000, paid_parts, status: 'PAID' });
    expect(await order()).toMatchObject({
      status: 3,
      customer_id: customer.account_id,
      agent_pay_info: { paying_agent_id: partner.account_id },
    });
    expect(await shown()).toMatchObject({ status: 'PAID', pay_method: 'BALANCE', paid_amount_fen: 100_000, paid_parts, coupon_ids: [] });
    expect(await changes()).toEqual([
      [1, 'NONE', 'PENDING'],
      [2, 'PENDING', 'PAYING'],
      [3, 'PAYING', 'PAID'],
    ]);
    expect((await service.told(orderId)).at(-1)).toMatchObject({
      name: 'order-paid',
      data: { payer_id: partner.account_id, customer_id: customer.account_id, consumption_fen: 100_000, performance_fen: 100_000 },
    });
    expect([await money.balance(partner, 'CASH'), await money.balance(partner, 'TRANSFERABLE')]).toEqual([50_000n, 50_000n]);
    await sound();
  });

  it('billing 10 the worked example: discount and voucher, balance and transferable balance, and a second one that is short', async () => {
    await money.deposited(partner, 1_500_000, { designated: 200_000 });
    const { discount_id } = bodyOf(await service.grantDiscount(partner, customer));
    const id = await service.ordered(customer, {
      order_line_items: [{ ...service.newOrder(customer).order_line_items[0]!, official_amount_fen: 1_200_000 }],
    });
    const asked = await service.asked(customer, id);
    service.coupons.balances.set('voucher', 80_000n);
    const choice = { discount: { id: discount_id, type: 3 }, coupons: [{ id: 'voucher', type: 301 }] };
    expect(bodyOf(await service.payRequest(partner, asked, 1_000_000, choice))).toMatchObject({ paid_amount_fen: 1_000_000 });
    expect([await money.balance(partner, 'CASH'), await money.balance(partner, 'TRANSFERABLE')]).toEqual([500_000n, 300_000n]);
    expect(await shown(asked)).toMatchObject({ discount_id, coupon_ids: ['voucher'] });
    const second = await service.ordered(customer, {
      order_line_items: [{ ...service.newOrder(customer).order_line_items[0]!, official_amount_fen: 400_000 }],
    });
    const again = await service.asked(customer, second);
    expect(refusalOf(await service.payRequest(partner, again, 400_000)).code).toBe('CBC.99005003');
    expect((await shown(again)).status).toBe('PENDING');
    await sound();
  });

  it('billing 7.1 PP-11 a quote tells the price with discount and coupons, and what there is to pay it with', async () => {
    await money.deposited(partner, 150_000, { designated: 20_000 });
    const { discount_id } = bodyOf(await service.grantDiscount(partner, customer));
    service.coupons.balances.set('voucher', 30_000n);
    const quote = (more: object = {}, who = partner, id = request) =>
      service.proxyPay.quote(service.ask({ request_id: id, coupon_ids: [], ...more }, who));
    expect(bodyOf(await quote())).toMatchObject({
      request: { request_id: request, status: 'PENDING' },
      order: { order_id: orderId, status: 6 },
      discounts: [{ discount_id }],
      coupons: [{ coupon_id: 'voucher' }],
      amount_due_fen: 100_000,
      account_available_fen: 130_000,
      transferable_available_fen: 130_000,
    });
    expect(bodyOf(await quote({ discount_id, coupon_ids: ['voucher'] })).amount_due_fen).toBe(60_000);
    expect(refusalOf(await quote({ discount_id: 'other' }))).toMatchObject({ code: 'CBC.99003108', field: 'discount_id' });
    expect(refusalOf(await quote({ coupon_ids: ['other'] }))).toMatchObject({ code: 'CBC.99003112', field: 'coupon_ids' });
    expect(refusalOf(await quote({}, service.addPartner())).code).toBe('CBC.30000010');
    expect(refusalOf(await quote({}, customer)).code).toBe('CBC.0151');
    const choice = { discount: { id: discount_id, type: 3 }, coupons: [{ id: 'voucher', type: 301 }] };
    bodyOf(await service.payRequest(partner, request, 60_000, choice));
    expect(bodyOf(await quote())).toMatchObject({ request: { status: 'PAID' }, discounts: [], coupons: [], amount_due_fen: 60_000 });
  });

  it('billing PP-11 another price than the expected one pays nothing, and is told', async () => {
    await money.deposited(partner, 100_000);
    expect(refusalOf(await service.payRequest(partner, request, 90_000))).toMatchObject({
      code: 'CBC.99007004',
      items: ['AMOUNT_CHANGED'],
      field: 'expected_amount',
      params: { amount: '1000.00' },
    });
    expect((await shown()).status).toBe('PENDING');
    expect(await money.balance(partner, 'CASH')).toBe(100_000n);
  });

  it('billing PP-4 a balance that is short is named, and the request is pending again; a reseller needs no transferable balance', async () => {
    expect(refusalOf(await service.payRequest(partner, request, 100_000))).toMatchObject({ code: 'CBC.99005003' });
    expect([(await shown()).status, (await order()).status]).toEqual(['PENDING', 6]);
    expect((await changes()).slice(1)).toEqual([
      [2, 'PENDING', 'PAYING'],
      [3, 'PAYING', 'PENDING'],
    ]);
    const distributor = service.addPartner({ kind: 'DISTRIBUTOR' });
    const reseller = service.addReseller(distributor);
    const below = service.addCustomer(distributor, { reseller });
    const asked = await service.asked(below, await service.ordered(below));
    await money.deposited(reseller, 100_000);
    expect(refusalOf(await service.payRequest(distributor, asked, 100_000)).code).toBe('CBC.30000010');
    bodyOf(await service.payRequest(reseller, asked, 100_000));
    expect(await money.balance(reseller, 'CASH')).toBe(0n);
    await sound();
  });

  it('billing PP-17 what is not pending, foreign or unknown is not paid', async () => {
    await money.deposited(partner, 300_000);
    expect(refusalOf(await service.payRequest(service.addPartner(), request, 100_000))).toMatchObject({
      code: 'CBC.30000010',
      field: 'request_id',
    });
    expect(refusalOf(await service.payRequest(partner, 'nowhere', 100_000)).code).toBe('CBC.30000010');
    expect(refusalOf(await service.payRequest(customer, request, 100_000)).code).toBe('CBC.0151');
    bodyOf(await service.reject(partner, request));
    expect(refusalOf(await service.payRequest(partner, request, 100_000))).toMatchObject({ code: 'CBC.99003106', field: 'request_id' });
    const other = await service.asked(customer, orderId);
    bodyOf(await service.payRequest(partner, other, 100_000));
    expect(refusalOf(await service.payRequest(partner, other, 100_000)).code).toBe('CBC.99003106');
    expect(refusalOf(await service.reject(partner, other)).code).toBe('CBC.99003106');
    expect(refusalOf(await service.withdraw(customer, other)).code).toBe('CBC.99003106');
    expect(await money.balance(partner, 'CASH')).toBe(200_000n);
  });

  it('billing PP-12 the same Idempotency-Key again is the same payment, with another body it is refused', async () => {
    await money.deposited(partner, 200_000);
    const key = (bodyDigest: string) => ({ idempotency: { scope: 'key', bodyDigest } });
    const first = bodyOf(await service.payRequest(partner, request, 100_000, {}, key('one')));
    expect(await service.payRequest(partner, request, 100_000, {}, key('one'))).toEqual({ type: 'answer', body: first, replayed: true });
    expect(refusalOf(await service.payRequest(partner, request, 90_000, {}, key('two')))).toMatchObject({ code: 'CBC.0100' });
    expect(await money.balance(partner, 'CASH')).toBe(100_000n);
  });

  it('billing PP-13 in the console of a partner that wants codes a payment needs one, and a refused code pays nothing', async () => {
    await money.deposited(partner, 100_000);
    service.codes.sent.set(partner.account_id, 'right');
    const wish = { request_id: request, expected_amount_fen: 100_000, coupons: [] };
    const confirm = (sealed_code: string) =>
      service.proxyPay.confirmPay(service.ask({ ...wish, sealed_code }, { ...partner, channel: 'CONSOLE' }));
    expect(await confirm('wrong')).toMatchObject({ code: 'CBC.99000026', field: 'verification_code' });
    expect(await confirm('right')).toBeUndefined();
    expect((await shown()).status).toBe('PENDING');
  });

  it('billing SG-3 two pays on one request, and pay against reject: one final state', async () => {
    await money.deposited(partner, 200_000);
    const replies = await Promise.all([1, 2].map(() => service.payRequest(partner, request, 100_000)));
    expect(replies.filter(isRefusal).map(({ code }) => code)).toEqual(['CBC.99003106']);
    const other = await service.asked(customer, await service.ordered(customer));
    const [payment, reject] = await Promise.all([service.payRequest(partner, other, 100_000), service.reject(partner, other)]);
    expect([isRefusal(payment), isRefusal(reject)].sort()).toEqual([false, true]);
    expect((await shown(other)).status).toBe(isRefusal(payment) ? 'REJECTED' : 'PAID');
    expect(await money.balance(partner, 'CASH')).toBe(isRefusal(payment) ? 100_000n : 0n);
    await sound();
  });

  it('billing SG-3 pay against expiry: a deadline that passes while it is paid ends request and order, and nothing is booked', async () => {
    await money.deposited(partner, 100_000);
    service.provisioning.meanwhile = async () => {
      service.clock.advance(7 * DAY_MS);
      expect(await service.expire()).toBe(0);
    };
    expect(refusalOf(await service.payRequest(partner, request, 100_000)).code).toBe('CBC.99003110');
    expect([(await shown()).status, (await order()).status, await money.balance(partner, 'CASH')]).toEqual(['EXPIRED', 4, 100_000n]);
    expect((await changes()).at(-1)).toEqual([3, 'PAYING', 'EXPIRED']);
    await sound();
  });

  it('billing PP-8 5.2 while it is being paid the two do not part', async () => {
    await money.deposited(partner, 100_000);
    let checks: unknown;
    service.provisioning.meanwhile = async () => void (checks = bodyOf(await service.prepareUnlink(customer, partner)));
    bodyOf(await service.payRequest(partner, request, 100_000));
    expect(checks).toMatchObject({ checks: expect.arrayContaining([{ item: 'PROXY_PAY_OPEN', passed: false }]) as unknown });
    expect(refusalOf(await service.pay(customer, orderId)).code).toBe('CBC.99003106');
  });
});
