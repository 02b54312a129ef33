import { isRefusal } from '@pc/kernel';
import type { Partner } from './partner';
import { aCustomer, aDiscount, aNewOrder, aPartner, NOW } from './order.fixture';
import type { NewOrder } from './new-order';
import type { Order } from './order';
import { lineId, orderId } from './order-id';
import { decideOrder, type TakeOrderSituation } from './take-order';

const ID = 'CS26030108000AB1C';
const situation = (change: Partial<TakeOrderSituation> = {}): TakeOrderSituation => ({
  customer: aCustomer(),
  isPartner: false,
  partner: aPartner(),
  ...change,
});

function taken(order: Partial<NewOrder>, change: Partial<TakeOrderSituation> = {}, now = NOW): Order {
  const events = decideOrder(aNewOrder(order), situation(change), now, ID);
  if (isRefusal(events) || events[0]?.type !== 'order-created') throw new Error('Not taken');
  return events[0].order;
}
const refusal = (order: Partial<NewOrder>, change: Partial<TakeOrderSituation> = {}) =>
  decideOrder(aNewOrder(order), situation(change), NOW, ID);

describe('the intake of an order', () => {
  it('billing 4.1 an id is CS, the UTC minute and five capital letters or digits', () => {
    expect(orderId(NOW, [26, 0, 1, 27, 2])).toBe('CS2603010800' + '0AB1C');
    expect(orderId(new Date('2026-12-31T23:59:59.999Z'), [0, 35, 25, 26, 1, 9])).toMatch(/^CS2612312359A9Z0B$/);
    expect(lineId(ID, 7)).toBe(`${ID}-000007`);
  });

  it.each([
    [{}, 'PENDING_PAYMENT'],
    [{ needsApproval: true }, 'PENDING_APPROVAL'],
    [{ sourceType: 2 }, 'PENDING_CONFIRMATION'],
    [{ sourceType: 2, needsApproval: true }, 'PENDING_APPROVAL'],
  ])('billing 5.1 an order of %j begins as %s', (order, status) => {
    expect(taken(order).status).toBe(status);
  });

  describe('billing OR-2 its deadline', () => {
    const ordered = new Date('2018-11-26T23:12:32.900Z');
    const deadline = (order: Partial<NewOrder>) => taken(order, {}, ordered).deadline?.toISOString();
    const promotion = (expires: string) => aDiscount({ type: 'PROMOTION', expireTime: new Date(expires) });

    it('billing OR-2 is 7 days for a cloud service and an hour for hardware', () => {
      expect(deadline({})).toBe('2018-12-03T23:12:32.000Z');
      expect(deadline({ category: 'HARDWARE' })).toBe('2018-11-27T00:12:32.000Z');
    });

    it('billing OR-2 is what the promotion says', () => {
      expect(deadline({ promotionDeadline: new Date('2018-12-24T00:00:00Z') })).toBe('2018-12-24T00:00:00.000Z');
    });

    it('billing OR-2 comes down to the end of the promotional discount that was chosen, never up to it', () => {
      expect(deadline({ discounts: [promotion('2018-11-30T23:59:59Z')] })).toBe('2018-11-30T23:59:59.000Z');
      expect(deadline({ discounts: [promotion('2018-12-30T23:59:59Z')] })).toBe('2018-12-03T23:12:32.000Z');
      const notChosen = { ...promotion('2018-11-30T23:59:59Z'), isDefault: false };
      expect(deadline({ discounts: [notChosen] })).toBe('2018-12-03T23:12:32.000Z');
    });

    it('billing OR-2 is not shortened by a commercial discount', () => {
      expect(deadline({ discounts: [aDiscount({ expireTime: new Date('2018-11-30T23:59:59Z') })] })).toBe('2018-12-03T23:12:32.000Z');
    });

    it('billing OR-2 is not there while the order waits for something else than money', () => {
      expect(deadline({ needsApproval: true })).toBeUndefined();
    });
  });

  it('billing OR-10 an account that nobody knows is no customer', () => {
    expect(refusal({}, { customer: undefined })).toMatchObject({ code: 'CBC.99000035', field: 'customer_id' });
  });

  const items = (change: Partial<TakeOrderSituation>) => (refusal({}, change) as { code?: string; items?: string[] }).items;
  const state = (value: Partner['state']) => aPartner({ state: value });

  it('billing OR-10 a partner cannot buy, even one that was a customer', () => {
    expect(items({ isPartner: true })).toEqual(['IS_PARTNER']);
    expect(items({ isPartner: true, customer: undefined })).toEqual(['IS_PARTNER']);
  });

  it.each([1, 2])('billing OR-10 nor can a customer whose freeze is %d', (isFrozen) => {
    expect(items({ customer: aCustomer({ isFrozen }) })).toEqual(['CUSTOMER_FROZEN']);
  });

  it.each(['RESTRICTED', 'FROZEN'] as const)(
    'billing OR-10 customers 6.13 nor a resale customer of a %s partner; a referral customer can',
    (one) => {
      expect(items({ partner: state(one) })).toEqual(['PARTNER_RESTRICTED']);
      expect(items({ partner: state(one), customer: aCustomer({}, { resellerId: 'reseller' }) })).toEqual(['PARTNER_RESTRICTED']);
      expect(taken({}, { partner: state(one), customer: aCustomer({}, { type: '1' }) }).status).toBe('PENDING_PAYMENT');
    },
  );

  it('billing OR-10 names every item that failed', () => {
    expect(items({ customer: aCustomer({ isFrozen: 1 }), isPartner: true, partner: state('FROZEN') })).toEqual([
      'IS_PARTNER',
      'CUSTOMER_FROZEN',
      'PARTNER_RESTRICTED',
    ]);
  });

  it.each<[Partial<NewOrder>, string, string]>([
    [{ promotionDeadline: NOW }, 'promotion_deadline', 'range_past'],
    [{ discounts: [aDiscount(), aDiscount({ id: 'b', isDefault: false, expireTime: NOW })] }, 'discounts[1].expire_time', 'range_past'],
    [{ discounts: [aDiscount(), aDiscount({ id: 'b' })] }, 'discounts[1].is_default', 'duplicate'],
    [{ discounts: [aDiscount(), aDiscount({ isDefault: false })] }, 'discounts[1].discount_id', 'duplicate'],
    [{ discounts: [aDiscount({ lines: [0, 1] })] }, 'discounts[0].line_numbers', 'too_big'],
  ])('refuses what cannot be: %#', (order, field, reason) => {
    expect(refusal(order)).toMatchObject({ code: 'CBC.0100', field, reason });
  });
});
