import { isRefusal } from '@pc/kernel';
import type { Order } from '../order';
import { aCustomer, aNewOrder, aPartner, fen, NOW } from '../order.fixture';
import type { ProxyPayRequest } from '../proxy-pay-request';
import { decideOrder } from '../take-order';
import { claimed, decidePayable, refuseAmount, type Payable, type PayerClaim, type PaymentSituation } from './claim';
import { dueAfter, type Deduction, type Payment } from './payment';
import { givenUp, paid, performanceOf, refusePivot } from './settle-payment';

const WEEK = new Date('2026-03-08T08:00:00Z');
const CUSTOMER: PayerClaim = { by: 'CUSTOMER', id: 'customer' };
const PARTNER: PayerClaim = { by: 'DEALER', id: 'partner', operator: 'clerk' };

function anOrder(change: Partial<Order> = {}): Order {
  const events = decideOrder(aNewOrder(), { customer: aCustomer(), isPartner: false, partner: aPartner() }, NOW, 'CS1');
  if (isRefusal(events) || events[0]?.type !== 'order-created') throw new Error('Not taken');
  return { ...events[0].order, ...change };
}

const aRequest = (change: Partial<ProxyPayRequest> = {}): ProxyPayRequest => ({
  id: 'request',
  orderId: 'CS1',
  customerId: 'customer',
  dealer: { partnerId: 'partner' },
  associationType: '2',
  status: 'PENDING',
  amountDue: fen(1000),
  expireTime: WEEK,
  createTime: NOW,
  version: 1,
  ...change,
});

const situation = (change: Partial<PaymentSituation> = {}): PaymentSituation => ({
  order: anOrder(),
  request: undefined,
  customer: aCustomer(),
  partner: aPartner(),
  isVerified: undefined,
  usable: [],
  ...change,
});
const decide = (change: Partial<PaymentSituation> = {}, claim: PayerClaim = CUSTOMER, now = NOW) =>
  decidePayable(situation(change), claim, { coupons: [] }, now);
function payable(change: Partial<PaymentSituation> = {}, claim: PayerClaim = CUSTOMER): Payable {
  const decided = decide(change, claim);
  if (isRefusal(decided)) throw new Error(`Refused: ${decided.code}`);
  return decided;
}
const agentPay = { requestId: 'request', payerId: 'partner' };
const asked = { order: anOrder({ agentPay }), request: aRequest() };
const deduction = (amount: number, change: Partial<Deduction> = {}): Deduction => ({
  couponId: 'coupon',
  type: 301,
  isRebate: false,
  amount: fen(amount),
  lines: [],
  ...change,
});

describe('what can be paid', () => {
  it.each<[string, Partial<PaymentSituation>, PayerClaim, string]>([
    ['PAY-1 an order that is not there', { order: undefined }, CUSTOMER, 'CBC.30000010'],
    ['PAY-1 an order of another', {}, { by: 'CUSTOMER', id: 'other' }, 'CBC.30000010'],
    ['PAY-1 a cancelled order', { order: anOrder({ status: 'CANCELLED' }) }, CUSTOMER, 'CBC.99003106'],
    ['PAY-9 an order that is being paid', { order: anOrder({ payLock: 'payment' }) }, CUSTOMER, 'CBC.99008040'],
    ['PAY-5 an order that waits for the partner', asked, CUSTOMER, 'CBC.99003106'],
    ['PP-17 a request of another', asked, { ...PARTNER, id: 'stranger' }, 'CBC.30000010'],
    ['PP-17 a request that was rejected', { ...asked, request: aRequest({ status: 'REJECTED' }) }, PARTNER, 'CBC.99003106'],
  ])('billing %s is refused', (_, change, claim, code) => {
    expect(decide(change, claim)).toMatchObject({ code });
  });

  it('billing PAY-1 at its deadline an order is too late, a moment before it is not', () => {
    expect(decide({}, CUSTOMER, WEEK)).toMatchObject({ code: 'CBC.99003110' });
    expect(isRefusal(decide({}, CUSTOMER, new Date(WEEK.getTime() - 1)))).toBe(false);
  });

  it('billing PAY-8 PP-16 tells every item that stands against it', () => {
    const customer = aCustomer({ isFrozen: 1, fence: { partnerId: 'partner', attempt: 1 } });
    const facts = { ...asked, customer, partner: aPartner({ state: 'FROZEN' }), isVerified: false };
    const items = ['CUSTOMER_FROZEN', 'PARTNER_RESTRICTED', 'NOT_VERIFIED', 'UNLINKING'];
    expect(decide(facts, PARTNER)).toMatchObject({ code: 'CBC.99007004', items });
    expect(decide({ partner: aPartner({ state: 'FROZEN' }), customer: aCustomer({}, { type: '1' }), isVerified: true })).not.toMatchObject({
      code: 'CBC.99007004',
    });
  });

  it.each([
    ['a resale customer what it was granted', payable(), { from: 'GRANTED', associationId: 'association' }, 'CUSTOMER'],
    ['a referral customer its cash', payable({ customer: aCustomer({}, { type: '1' }) }), { from: 'CASH' }, 'CUSTOMER'],
    ['a partner its cash', payable(asked, PARTNER), { from: 'CASH' }, 'PARTNER'],
    [
      'a reseller its cash',
      payable(
        { ...asked, request: aRequest({ dealer: { partnerId: 'partner', resellerId: 'reseller' } }) },
        { ...PARTNER, id: 'reseller' },
      ),
      { from: 'CASH' },
      'RESELLER',
    ],
  ])('billing AC-1 PP-4 SG-6 %s', (_, { payer }, purse, holder) => {
    expect(payer).toMatchObject({ purse, holder });
  });

  it('billing 4.2 M-2 what coupons leave is due, never less than nothing', () => {
    const { price } = payable();
    expect(dueAfter(price, [deduction(300), deduction(200)])).toBe(fen(500));
    expect(dueAfter(price, [deduction(1000), deduction(0.01)])).toBe(0n);
  });

  it('billing PP-11 names the new amount', () => {
    const refusal = refuseAmount(payable(asked, PARTNER), [deduction(200)], { coupons: [], expected: fen(1000) });
    expect(refusal).toMatchObject({ code: 'CBC.99007004', items: ['AMOUNT_CHANGED'], params: { amount: '800.00' } });
    expect(refuseAmount(payable(asked, PARTNER), [], { coupons: [], expected: fen(1000) })).toBeUndefined();
  });
});

describe('the steps of a payment', () => {
  const claim = (change: Partial<PaymentSituation> = asked, by: PayerClaim = PARTNER, deductions: Deduction[] = []) =>
    claimed(payable(change, by), { deductions, claim: by, id: 'payment', now: NOW });
  /** Everything as it stands after the claim. */
  function running(): { payment: Payment; order: Order; request: ProxyPayRequest } {
    const { payment, events } = claim();
    const [request, order] = events;
    if (request?.type !== 'proxy-pay-changed' || order?.type !== 'lock-changed') throw new Error('Other events');
    return { payment, order: order.order, request: request.request };
  }

  it('billing 6.5 step 1 locks the order, and the request is being paid', () => {
    const { payment, order, request } = running();
    expect([order.payLock, order.status, request.status]).toEqual(['payment', 'PENDING_PAYMENT', 'PAYING']);
    expect(payment).toMatchObject({ purpose: 'PROXY_PAY', state: 'CLAIMED', due: fen(1000), requestId: 'request', operator: 'clerk' });
  });

  it('billing 6.5 step 6 5.2 order and request are paid, and know by what', () => {
    const parts = [{ accountId: 'partner', balance: 'CASH' as const, amount: fen(1000) }];
    const { events } = paid(running(), parts, NOW);
    expect(events).toMatchObject([
      { type: 'order-paid', order: { status: 'PROCESSING', paymentTime: NOW, agentPay, paid: { payerId: 'partner', parts } } },
      { type: 'proxy-pay-changed', from: 'PAYING', request: { status: 'PAID', paid: { parts, sagaId: 'payment' }, operator: 'clerk' } },
    ]);
    expect(events[0]).not.toHaveProperty('order.payLock');
  });

  it('billing SG-2 the pivot looks at the deadline and the lock once more', () => {
    const one = running();
    expect(refusePivot(one, NOW)).toBeUndefined();
    expect(refusePivot(one, WEEK)).toMatchObject({ code: 'CBC.99003110' });
    expect(refusePivot({ ...one, order: anOrder() }, NOW)).toMatchObject({ code: 'CBC.99003106' });
  });

  it('billing 6.5 C1 5.2 what is given up is as before; after the deadline it is over', () => {
    const refusal = { type: 'refusal', code: 'CBC.99005003' } as const;
    const before = givenUp(running(), refusal, NOW);
    expect(before.events).toMatchObject([
      { type: 'proxy-pay-changed', from: 'PAYING', request: { status: 'PENDING' } },
      { type: 'lock-changed', order: { status: 'PENDING_PAYMENT', agentPay } },
    ]);
    expect(before.events[1]).not.toHaveProperty('order.payLock');
    expect(givenUp(running(), refusal, WEEK).events).toMatchObject([
      { type: 'proxy-pay-changed', from: 'PAYING', request: { status: 'EXPIRED' } },
      { type: 'order-closed', cause: 'EXPIRED' },
    ]);
  });

  it('billing PP-6 benefits P-15 money, cards and coupons that count are performance; vouchers are not', () => {
    const deductions = [
      deduction(100),
      deduction(50, { type: 302, isRebate: true }),
      deduction(30, { type: 302 }),
      deduction(20, { type: 303 }),
    ];
    expect(performanceOf({ due: fen(800), deductions })).toBe(fen(870));
  });
});
