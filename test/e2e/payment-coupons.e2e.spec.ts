import { billing, incentive } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { fromEnvironment, uniqueName, until } from '@pc/testing';
import { bodyOf, refusalOf } from '../support/replies';
import { toldOn } from '../support/told-events';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { refused } from './support/refused';
import { SystemBus } from './support/system-bus';
import { World } from './support/world';

/** What billing asks of incentive over the bus, and what both sides of a coupon see of it over HTTP. */
describe('a coupon in a payment', () => {
  const world = new World();
  let bus: SystemBus;
  let partner: Partner;
  let customer: Account;
  let quotaId: string;

  beforeAll(async () => {
    bus = await SystemBus.join();
    partner = await world.partner();
    customer = await world.customer(partner);
    quotaId = await world.grant(partner);
  });
  afterAll(() => bus?.leave());

  /** An order of 200.00 to be paid with a voucher. */
  const paymentWith = (couponId: string) => {
    const ids = { payment_id: uniqueName('payment'), order_id: uniqueName('order'), customer_id: customer.id };
    const line = { order_line_item_id: 'l1', product_id: 'p', service_type_code: 'ecs', period_type: 2, marketplace: false };
    const order = {
      order_id: ids.order_id,
      create_time: formatUtc(new Date()),
      order_type: 1,
      enterprise_project_ids: [],
      lines: [{ ...line, payable_fen: 20_000 }],
    };
    const choice = { customer_id: customer.id, order, coupons: [{ coupon_id: couponId, type: 301 }] };
    const coupons = [{ coupon_id: couponId, amount_fen: 20_000 }];
    return {
      ids,
      quote: () => bus.ask(incentive.quoteCoupons, choice),
      lock: () => bus.ask(incentive.lockCoupons, { ...choice, payment_id: ids.payment_id, quoted: coupons }, customer.id),
      cancel: () => bus.ask(incentive.cancelCoupons, ids, customer.id),
      paid: () =>
        bus.tell(billing.orderPaid, {
          ...ids,
          payer_id: customer.id,
          paid: [],
          coupons,
          consumption_fen: 0,
          performance_fen: 0,
          paid_at: formatUtc(new Date()),
        }),
    };
  };
  const given = async () => {
    const [couponId] = (await partner.give(quotaId, [customer], 500)) as [string];
    return { couponId, payment: paymentWith(couponId) };
  };

  it('benefits R-35 PCB.0003 a coupon that a payment holds is not reclaimed by hand, and is when the payment was cancelled', async () => {
    const before = await partner.balance(quotaId);
    const { couponId, payment } = await given();
    expect(bodyOf(await payment.lock()).deductions).toMatchObject([
      { coupon_id: couponId, type: 301, amount_fen: 20_000, is_rebate: false },
    ]);
    await partner.reclaim(couponId).expect(refused(400, 'PCB.0003'));
    expect(bodyOf(await payment.cancel())).toEqual({});
    expect(refusalOf(await payment.lock()).code).toBe('CBC.99007004');
    await partner.reclaim(couponId).expect(204);
    expect(await partner.balance(quotaId)).toBe(before);
    const { records } = await partner.records({ coupon_ids: couponId, operation_types: 2 });
    expect(records.map(({ result }) => result)).toEqual(['0', '-1']);
  });

  it('benefits P-22 P-10 the paid order spends what was locked; both sides see what is left, and the order', async () => {
    const { couponId, payment } = await given();
    expect(bodyOf(await payment.quote()).deductions).toMatchObject([{ coupon_id: couponId, amount_fen: 20_000 }]);
    await payment.lock();
    await payment.paid();
    await until(async () => (await partner.coupon(couponId)).balance === 300, { what: 'the coupon to be redeemed' });
    expect(await customer.held({ order_id: payment.ids.order_id })).toMatchObject({
      count: 1,
      user_coupons: [{ coupon_id: couponId, status: 2, balance: 300, order_id: payment.ids.order_id }],
    });
    const told = await toldOn(fromEnvironment('PC_DATA_DIR'), ['pc.incentive.events']);
    expect(told.filter(({ key }) => key === payment.ids.payment_id).map(({ payload }) => payload)).toEqual([
      { payment_id: payment.ids.payment_id, order_id: payment.ids.order_id, coupons: [{ coupon_id: couponId, amount_fen: 20_000 }] },
    ]);
    await partner.reclaim(couponId).expect(204);
    expect((await world.breaches()).filter((breach) => JSON.stringify(breach).includes(quotaId))).toEqual([]);
  });
});
