import type { Caller } from '@pc/contracts';
import { isRefusal, newHexId } from '@pc/kernel';
import { BillingHarness } from '../../../../../test/support/billing-harness';
import { Money } from '../../../../../test/support/billing-money';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';

const DAY_MS = 86_400_000;
const VOUCHER = { id: 'voucher', type: 301 };

describe('payments of customers, on the real store', () => {
  let service: BillingHarness;
  let money: Money;
  let customer: Caller;
  let orderId: string;
  beforeEach(async () => {
    service = await BillingHarness.start();
    money = new Money(service);
    customer = service.addCustomer();
    orderId = await service.ordered(customer);
  });
  afterEach(() => service?.close());

  const order = async (id = orderId, who = customer) => bodyOf(await service.detail(who, id)).order_info;
  const status = async (id = orderId) => (await order(id)).status;
  const payments = () => service.store.collection<{ _id: string; state: string; orderId: string }>('payments').find({}).toArray();
  const states = async () => (await payments()).map(({ state }) => state);
  const sound = async () => expect(bodyOf(await service.audit()).breaches).toEqual([]);
  const untouched = async () => {
    expect(await status()).toBe(6);
    expect(await money.balance(customer, 'CASH')).toBe(100_000n);
    expect((await service.told(orderId)).map(({ name }) => name)).toEqual(['order-created']);
    await sound();
  };

  describe('with money', () => {
    beforeEach(() => money.deposited(customer, 100_000));

    it('billing PAY-7 SG-6 PAY-2 the order is in processing, the account has paid, and everybody is told', async () => {
      service.clock.advance(1000);
      expect(bodyOf(await service.pay(customer, orderId.toLowerCase()))).toEqual({});
      expect(await order()).toMatchObject({ status: 3, payment_time: '2026-03-01T08:00:01Z' });
      expect(await money.balance(customer, 'CASH')).toBe(0n);
      const [payment] = await payments();
      expect((await service.told(orderId)).at(-1)).toEqual({
        name: 'order-paid',
        version: 2,
        data: {
          order_id: orderId,
          payment_id: payment!._id,
          customer_id: customer.account_id,
          payer_id: customer.account_id,
          paid: [{ source: 'CASH', amount_fen: 100_000 }],
          coupons: [],
          consumption_fen: 100_000,
          performance_fen: 100_000,
          paid_at: '2026-03-01T08:00:01Z',
        },
      });
      expect([payment!.state, service.provisioning.reserved.has(payment!._id)]).toEqual(['PAID', true]);
      await sound();
    });

    it('billing PAY-1 PAY-9 an order is paid once: again, unknown, foreign, late and cancelled ones are refused', async () => {
      const [late, gone] = [await service.ordered(customer), await service.ordered(customer)];
      bodyOf(await service.cancel(customer, gone));
      bodyOf(await service.pay(customer, orderId));
      expect(refusalOf(await service.pay(customer, orderId)).code).toBe('CBC.99003106');
      expect(refusalOf(await service.pay(customer, gone)).code).toBe('CBC.99003106');
      expect(refusalOf(await service.pay(customer, 'CS0')).code).toBe('CBC.30000010');
      expect(refusalOf(await service.pay(service.addCustomer(), late))).toMatchObject({ code: 'CBC.30000010', field: 'order_id' });
      expect(refusalOf(await service.pay(service.addPartner(), late)).code).toBe('CBC.0151');
      service.clock.advance(7 * DAY_MS);
      expect(refusalOf(await service.pay(customer, late)).code).toBe('CBC.99003110');
      await sound();
    });

    it('billing PAY-2 nothing is booked where the balance is short; credit pays the rest of it', async () => {
      const dear = await service.ordered(customer, { discounts: [] });
      bodyOf(await service.pay(customer, dear));
      expect(refusalOf(await service.pay(customer, orderId))).toMatchObject({ code: 'CBC.99005003', reason: 'balance_short' });
      expect(await status()).toBe(6);
      await money.deposited(customer, 40_000);
      bodyOf(await money.creditLine(customer, 60_000));
      bodyOf(await service.pay(customer, orderId));
      expect(await money.balance(customer, 'CREDIT')).toBe(0n);
      expect((await service.told(orderId)).at(-1)!.data['paid']).toEqual([
        { source: 'CASH', amount_fen: 40_000 },
        { source: 'CREDIT', amount_fen: 60_000 },
      ]);
      await sound();
    });

    it('billing DC-14 the chosen discount lowers the price that is paid and shown, without one it is the official price', async () => {
      const discount = { discount_id: 'd', discount_type: 2 as const, discount_mode: 0 as const, discount_ratio: '0.90', is_default: true };
      const id = await service.ordered(customer, { discounts: [discount] });
      expect(refusalOf(await service.pay(customer, id, { discount: { id: 'other', type: 2 } })).code).toBe('CBC.99003108');
      bodyOf(await service.pay(customer, id, { discount: { id: 'd', type: 2 } }));
      expect(await order(id)).toMatchObject({ amount_after_discount_fen: 90_000, official_amount_fen: 100_000 });
      expect(await money.balance(customer, 'CASH')).toBe(10_000n);
      await money.deposited(customer, 90_000);
      const plain = await service.ordered(customer, { discounts: [{ ...discount, discount_id: 'e' }] });
      expect((await order(plain)).amount_after_discount_fen).toBe(90_000);
      bodyOf(await service.pay(customer, plain));
      expect((await order(plain)).amount_after_discount_fen).toBe(100_000);
      await sound();
    });

    it('billing DC-3 a discount coupon goes with no discount', async () => {
      const choice = { discount: { id: 'd', type: 2 }, coupons: [{ id: 'c', type: 300 }] };
      expect(refusalOf(await service.pay(customer, orderId, choice))).toMatchObject({ code: 'CBC.99003116', field: 'coupon_infos' });
    });

    it('billing PAY-8 a frozen customer, and who must be verified and is not, pays nothing; without an answer nothing is booked', async () => {
      service.realnames.verified = false;
      expect(refusalOf(await service.pay(customer, orderId))).toMatchObject({ code: 'CBC.99007004', items: ['NOT_VERIFIED'] });
      service.realnames.silent = true;
      expect(refusalOf(await service.pay(customer, orderId)).code).toBe('PCB.0504');
      await untouched();
      Object.assign(service.realnames, { silent: false, verified: true });
      bodyOf(await service.pay(customer, orderId));
    });

    it('billing PAY-3 what cannot be provisioned is not paid, and all is free again', async () => {
      service.provisioning.hasRoom = false;
      expect(refusalOf(await service.pay(customer, orderId)).code).toBe('CBC.99003141');
      expect(await states()).toEqual(['CANCELLED']);
      await untouched();
      service.provisioning.hasRoom = true;
      bodyOf(await service.pay(customer, orderId));
    });

    it('billing SG-2 a deadline that passes while it is paid ends the order, and nothing is booked', async () => {
      service.provisioning.meanwhile = async () => void service.clock.advance(7 * DAY_MS);
      expect(refusalOf(await service.pay(customer, orderId)).code).toBe('CBC.99003110');
      expect(await status()).toBe(4);
      expect(await money.balance(customer, 'CASH')).toBe(100_000n);
      await sound();
    });

    it('billing SG-2 OR-3 PAY-9 while it is paid it neither expires nor is cancelled nor paid by another', async () => {
      const seen: unknown[] = [];
      service.provisioning.meanwhile = async () => {
        service.provisioning.meanwhile = () => Promise.resolve();
        seen.push(refusalOf(await service.cancel(customer, orderId)).code, refusalOf(await service.pay(customer, orderId)).code);
        service.clock.advance(7 * DAY_MS - 1000);
        seen.push(await service.expire());
      };
      bodyOf(await service.pay(customer, orderId));
      expect(seen).toEqual(['CBC.99005010', 'CBC.99008040', 0]);
      expect(await status()).toBe(3);
    });

    it('billing SG-3 PAY-9 of many at once one pays', async () => {
      const replies = await Promise.all(Array.from({ length: 6 }, () => service.pay(customer, orderId)));
      expect(replies.filter((reply) => !isRefusal(reply))).toHaveLength(1);
      for (const { code } of replies.filter(isRefusal)) expect(['CBC.99008040', 'CBC.99003106']).toContain(code);
      expect(await money.balance(customer, 'CASH')).toBe(0n);
      await sound();
    });

    it('billing SG-3 of two orders on a balance that covers one, one is paid', async () => {
      const other = await service.ordered(customer);
      const replies = await Promise.all([service.pay(customer, orderId), service.pay(customer, other)]);
      expect(replies.filter(isRefusal).map(({ code }) => code)).toEqual(['CBC.99005003']);
      expect([await status(), await status(other)].sort()).toEqual([3, 6]);
      expect(await money.balance(customer, 'CASH')).toBe(0n);
      await sound();
    });

    it('billing SG-3 pay against cancel ends in one of the two', async () => {
      const [payment, cancel] = await Promise.all([service.pay(customer, orderId), service.cancel(customer, orderId)]);
      expect([isRefusal(payment), isRefusal(cancel)].sort()).toEqual([false, true]);
      expect([await status(), await money.balance(customer, 'CASH')]).toEqual(isRefusal(payment) ? [4, 100_000n] : [3, 0n]);
      await sound();
    });

    it('api 7.10 the same Idempotency-Key again books nothing and gets the same answer', async () => {
      const key = { idempotency: { scope: 'key', bodyDigest: 'body' } };
      bodyOf(await service.pay(customer, orderId, {}, key));
      expect(await service.pay(customer, orderId, {}, key)).toMatchObject({ type: 'answer', body: {}, replayed: true });
      expect(await payments()).toHaveLength(1);
    });

    it('billing 6.5 a command that is delivered again goes on with its payment, or gets its answer', async () => {
      const context = { messageId: newHexId() };
      service.provisioning.meanwhile = () => Promise.reject(new Error('the process dies'));
      await expect(service.pay(customer, orderId, {}, context)).rejects.toThrow('the process dies');
      expect(await states()).toEqual(['RESERVED']);
      service.provisioning.meanwhile = () => Promise.resolve();
      bodyOf(await service.pay(customer, orderId, {}, context));
      expect(await service.pay(customer, orderId, {}, context)).toEqual({ type: 'answer', body: {} });
      expect([await states(), await money.balance(customer, 'CASH')]).toEqual([['PAID'], 0n]);
    });

    it('billing SG-1 a payment that nobody works on any more is given up, not before its time, and its command is refused then', async () => {
      const context = { messageId: newHexId() };
      service.provisioning.meanwhile = () => Promise.reject(new Error('the process dies'));
      await expect(service.pay(customer, orderId, {}, context)).rejects.toThrow('the process dies');
      await service.finishPayments();
      expect([await states(), refusalOf(await service.pay(customer, orderId)).code]).toEqual([['RESERVED'], 'CBC.99008040']);
      service.clock.advance(21_000);
      await service.finishPayments();
      expect(await states()).toEqual(['CANCELLED']);
      await untouched();
      service.provisioning.meanwhile = () => Promise.resolve();
      expect(refusalOf(await service.pay(customer, orderId, {}, context)).code).toBe('PCB.0504');
      bodyOf(await service.pay(customer, orderId));
    });

    it('billing 6.5 step 7 a paid order is told to the provisioning system once, again and again until it has heard', async () => {
      bodyOf(await service.pay(customer, orderId));
      service.provisioning.silent = true;
      await service.finishPayments();
      expect(service.provisioning.started).toEqual([]);
      service.provisioning.silent = false;
      await service.finishPayments();
      await service.finishPayments();
      expect(service.provisioning.started).toEqual([orderId]);
    });
  });

  describe('with coupons', () => {
    it('billing PAY-6 benefits P-6 what coupons pay in full touches no account', async () => {
      service.coupons.balances.set('voucher', 150_000n);
      bodyOf(await service.pay(customer, orderId, { coupons: [VOUCHER] }));
      expect(await status()).toBe(3);
      expect((await order()).amount_info).toMatchObject({ coupon_amount_fen: 100_000, flexipurchase_coupon_amount_fen: 0 });
      expect((await service.told(orderId)).at(-1)!.data).toMatchObject({
        paid: [{ source: '301', amount_fen: 100_000 }],
        coupons: [{ coupon_id: 'voucher', amount_fen: 100_000 }],
        consumption_fen: 0,
        performance_fen: 0,
      });
      await sound();
    });

    it('benefits P-15 billing 4.2 money pays the rest; a cash coupon that counts for the partner is performance', async () => {
      await money.deposited(customer, 60_000);
      service.coupons.balances.set('voucher', 30_000n).set('cash', 20_000n);
      bodyOf(await service.pay(customer, orderId, { coupons: [VOUCHER, { id: 'cash', type: 302 }] }));
      expect((await order()).amount_info).toMatchObject({ coupon_amount_fen: 30_000, flexipurchase_coupon_amount_fen: 20_000 });
      expect((await service.told(orderId)).at(-1)!.data).toMatchObject({ consumption_fen: 50_000, performance_fen: 70_000 });
      expect(await money.balance(customer, 'CASH')).toBe(10_000n);
      await sound();
    });

    it('billing 6.5 C3 money that is short frees the coupons', async () => {
      service.coupons.balances.set('voucher', 30_000n);
      expect(refusalOf(await service.pay(customer, orderId, { coupons: [VOUCHER] })).code).toBe('CBC.99005003');
      expect([service.coupons.locks.size, service.coupons.balances.get('voucher'), await states()]).toEqual([0, 30_000n, ['CANCELLED']]);
    });

    it('billing DC-9 benefits P-23 two orders on one coupon: the one that finds too little is refused', async () => {
      const other = await service.ordered(customer);
      service.coupons.balances.set('voucher', 150_000n);
      const pay = (id: string) => service.pay(customer, id, { coupons: [VOUCHER] });
      const replies = await Promise.all([pay(orderId), pay(other)]);
      expect(replies.filter((reply) => !isRefusal(reply))).toHaveLength(1);
      expect(['CBC.99003112', 'CBC.99005003']).toContain(replies.filter(isRefusal)[0]!.code);
      expect(service.coupons.locks.size).toBe(1);
      await sound();
    });

    it('interactions 6 a lock without an answer is cancelled, again and again; the order is free at once', async () => {
      service.coupons.balances.set('voucher', 100_000n);
      service.coupons.silent = new Set(['lock', 'cancel'] as const);
      expect(refusalOf(await service.pay(customer, orderId, { coupons: [VOUCHER] })).code).toBe('PCB.0504');
      expect([await states(), service.coupons.locks.size, await status()]).toEqual([['CANCELLING'], 1, 6]);
      await sound();
      service.coupons.silent = false;
      service.clock.advance(21_000);
      await service.finishPayments();
      expect([await states(), service.coupons.locks.size]).toEqual([['CANCELLED'], 0]);
      bodyOf(await service.pay(customer, orderId, { coupons: [VOUCHER] }));
    });

    it('interactions 6 without a quote nothing is claimed', async () => {
      service.coupons.silent = true;
      expect(refusalOf(await service.pay(customer, orderId, { coupons: [VOUCHER] })).code).toBe('PCB.0504');
      expect(await payments()).toEqual([]);
    });
  });

  it('billing AC-1 PAY-2 a resale customer spends what it was granted, not money of its own', async () => {
    const resale = service.addCustomer(service.addPartner());
    const id = await service.ordered(resale);
    await money.deposited(resale, 100_000);
    expect(refusalOf(await service.pay(resale, id)).code).toBe('CBC.99005003');
  });

  it.each([
    ['customers 7.10 a frozen customer', { customer: { isFrozen: 1 } }, 'CUSTOMER_FROZEN'],
    ['customers 6.13 a resale customer of a restricted partner', { partner: { state: 'RESTRICTED' as const } }, 'PARTNER_RESTRICTED'],
  ])(
    'billing PAY-8 %s pays nothing',
    async (_, { customer: facts = {}, partner: state = {} }: { customer?: object; partner?: object }, item) => {
      const partner = service.addPartner();
      const who = service.addCustomer(partner);
      const id = await service.ordered(who);
      await service.store.collection('partners').updateOne({ _id: partner.account_id as never }, { $set: state });
      await service.store.collection('customers').updateOne({ _id: who.account_id as never }, { $set: facts });
      expect(refusalOf(await service.pay(who, id))).toMatchObject({ code: 'CBC.99007004', items: [item] });
    },
  );

  it('billing PAY-5 PP-18 who asked its partner to pay withdraws first, and then pays at once', async () => {
    const who = service.addCustomer(service.addPartner(), { type: '1' });
    const id = await service.ordered(who);
    await money.deposited(who, 100_000);
    const request = await service.asked(who, id);
    expect(refusalOf(await service.pay(who, id))).toMatchObject({ code: 'CBC.99003106', reason: 'withdraw_first' });
    bodyOf(await service.withdraw(who, request));
    bodyOf(await service.pay(who, id));
    await sound();
  });
});
