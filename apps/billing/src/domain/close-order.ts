import { refuse } from '@pc/kernel';
import type { BillingEvent, CloseCause, Decision } from './billing-event';
import { endedRequest } from './decide-proxy-pay';
import type { Order } from './order';
import type { ProxyPayRequest } from './proxy-pay-request';

/** billing OR-3, rows 7 of 5.1 and 4 of 5.2: the customer gives up an unpaid order. */
export function decideCancel(order: Order | undefined, request: ProxyPayRequest | undefined, customerId: string, now: Date): Decision {
  if (order?.customerId !== customerId) return refuse('CBC.30000010', { field: 'order_id' });
  if (order.status !== 'PENDING_PAYMENT' || order.payLock !== undefined) return refuse('CBC.99005010', { field: 'order_id' });
  return closed(order, request, 'CANCELLED', now);
}

/** Rows 8 of 5.1 and 5 of 5.2: nothing happens to an order that is not due any more, nor to one that is being paid (billing SG-2). */
export function decideExpiry(order: Order | undefined, request: ProxyPayRequest | undefined, now: Date): BillingEvent[] {
  const isDue = order?.status === 'PENDING_PAYMENT' && order.deadline !== undefined && order.deadline <= now;
  return isDue && order.payLock === undefined ? expired(order, request, now) : [];
}

/** An order whose time ran out ends, with what its partner was asked. */
export function expired(order: Order, request: ProxyPayRequest | undefined, now: Date): BillingEvent[] {
  return closed(order, request, 'EXPIRED', now);
}

function closed({ agentPay: _, ...order }: Order, request: ProxyPayRequest | undefined, cause: CloseCause, now: Date): BillingEvent[] {
  const ended = request?.status === 'PENDING' || request?.status === 'PAYING' ? [endedRequest(request, { to: cause }, now)] : [];
  return [...ended, { type: 'order-closed', order: { ...order, status: 'CANCELLED', version: order.version + 1 }, cause }];
}
