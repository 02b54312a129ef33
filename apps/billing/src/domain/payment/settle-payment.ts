import { refuse, type Fen, type Refusal } from '@pc/kernel';
import type { PaidPart } from '../accounts/hold';
import type { BillingEvent } from '../billing-event';
import { expired } from '../close-order';
import type { Order } from '../order';
import type { ProxyPayRequest } from '../proxy-pay-request';
import type { Deduction, Payment } from './payment';

/** What a payment works on, as it is at the moment. */
export interface Claimed {
  readonly payment: Payment;
  readonly order: Order;
  readonly request: ProxyPayRequest | undefined;
}

/** billing SG-2: the deadline counts at the pivot as it did at the claim. */
export function refusePivot({ payment, order }: Claimed, now: Date): Refusal | undefined {
  if (order.payLock !== payment.id || order.status !== 'PENDING_PAYMENT') return refuse('CBC.99003106', { field: 'order_id' });
  if (!order.deadline || now >= order.deadline) return refuse('CBC.99003110', { field: 'order_id' });
  return undefined;
}

/** billing 6.5 step 6, the pivot: the order is paid, and so is what the partner was asked by. */
export function paid(
  claimed: Claimed,
  parts: readonly PaidPart[],
  now: Date,
): { readonly payment: Payment; readonly events: BillingEvent[] } {
  const { payment, order, request } = claimed;
  const { payLock: _, ...unlocked } = order;
  const after: Order = {
    ...unlocked,
    status: 'PROCESSING',
    paymentTime: now,
    price: payment.price.total,
    lines: order.lines.map((line, place) => ({ ...line, price: payment.price.lines[place]! })),
    paid: { paymentId: payment.id, payerId: payment.payer.id, parts, deductions: payment.deductions },
    version: order.version + 1,
  };
  const settled: Payment = { ...payment, state: 'PAID', paidParts: parts, provisioning: 'DUE' };
  return { payment: settled, events: [{ type: 'order-paid', order: after, payment: settled }, ...requestPaid(settled, request, now)] };
}

function requestPaid(payment: Payment, request: ProxyPayRequest | undefined, now: Date): BillingEvent[] {
  if (!request) return [];
  const after: ProxyPayRequest = {
    ...request,
    status: 'PAID',
    decidedTime: now,
    ...(payment.operator !== undefined && { operator: payment.operator }),
    paid: { method: 'BALANCE', amount: payment.due, parts: payment.paidParts ?? [], sagaId: payment.id, ...chosen(payment) },
    version: request.version + 1,
  };
  return [{ type: 'proxy-pay-changed', request: after, from: request.status }];
}

function chosen({ discount, deductions }: Payment) {
  return { ...(discount && { discountId: discount.id }), couponIds: deductions.map(({ couponId }) => couponId) };
}

/** billing 6.5 C1: the order is free again, and the partner is asked as before; where its time ran out meanwhile, both end. */
export function givenUp(
  { payment, order, request }: Claimed,
  refusal: Refusal,
  now: Date,
): { readonly payment: Payment; readonly events: BillingEvent[] } {
  const after: Payment = { ...payment, state: 'CANCELLING', refusal };
  if (order.payLock !== payment.id) return { payment: after, events: [] };
  const { payLock: _, ...free } = order;
  if (free.deadline && free.deadline <= now) return { payment: after, events: expired(free, request, now) };
  const pending: BillingEvent[] = request
    ? [{ type: 'proxy-pay-changed', request: { ...request, status: 'PENDING', version: request.version + 1 }, from: request.status }]
    : [];
  return { payment: after, events: [...pending, { type: 'lock-changed', order: free }] };
}

/** Money that no coupon paid counts for the customer's level (customers 7.8). */
export function consumptionOf({ due }: Pick<Payment, 'due'>): Fen {
  return due;
}

/** Money, cards, and coupons that count for the partner (billing PP-6, benefits P-15). */
export function performanceOf({ due, deductions }: Pick<Payment, 'due' | 'deductions'>): Fen {
  return deductions.filter(countsAsPerformance).reduce((sum, { amount }) => sum + amount, due);
}

const STORED_VALUE_CARD = 303;

function countsAsPerformance({ type, isRebate }: Deduction): boolean {
  return type === STORED_VALUE_CARD || isRebate;
}
