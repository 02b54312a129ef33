import { refuse } from '@pc/kernel';
import type { BillingEvent, Decision } from './billing-event';
import type { Customer } from './customer';
import { accountOf, dealerOf } from './dealer';
import type { Order } from './order';
import type { Partner } from './partner';
import type { ProxyPayRequest } from './proxy-pay-request';

/** Everything known when a customer asks its partner to pay. */
export interface ProxyPaySituation {
  readonly order: Order | undefined;
  readonly customer: Customer;
  /** The partner of the customer; for a reseller's customer its distributor. */
  readonly partner: Partner | undefined;
}

/** billing PP-10, in its order of codes; of the items every one that failed. */
export function decideRequest({ order, customer, partner }: ProxyPaySituation, now: Date, id: string): Decision {
  if (order?.customerId !== customer.id) return refuse('CBC.30000010', { field: 'order_id' });
  if (order.status !== 'PENDING_PAYMENT' || !order.deadline) return refuse('CBC.99003106', { field: 'order_id' });
  if (now >= order.deadline) return refuse('CBC.99003110', { field: 'order_id' });
  const { association, fence } = customer;
  const payable = association !== undefined && mayProxyPay(customer, partner, order);
  const items = [
    ...(payable ? [] : ['NOT_PROXY_PAYABLE']),
    ...(order.agentPay ? ['REQUEST_EXISTS'] : []),
    ...(fence && fence.partnerId === association?.partnerId ? ['UNLINKING'] : []),
  ];
  if (!payable || items.length > 0) return refuse('CBC.99007004', { items });
  const dealer = dealerOf(association);
  const request: ProxyPayRequest = {
    id,
    orderId: order.id,
    customerId: customer.id,
    dealer,
    associationType: association.type,
    status: 'PENDING',
    amountDue: order.price.afterDiscount,
    expireTime: order.deadline,
    createTime: now,
    version: 1,
  };
  return [
    { type: 'proxy-pay-changed', request, from: 'NONE' },
    { type: 'payer-changed', order: { ...order, agentPay: { requestId: id, payerId: accountOf(dealer) } } },
  ];
}

/**
 * billing PP-1, customers 6.12: resale customers of any partner that has the function, referral customers of a solution provider
 * only. A reseller has no flag of its own: its distributor's counts. Stored-value cards are never paid for another.
 */
export function mayProxyPay({ association }: Customer, partner: Partner | undefined, { category }: Pick<Order, 'category'>): boolean {
  if (!association || !partner?.proxyPayEnabled || category === 'STORED_VALUE_CARD') return false;
  return association.type === '2' || partner.kind === 'SOLUTION_PROVIDER';
}

/** How a request ends without being paid; `operator` and `reason` are the partner's. */
export interface Ending {
  readonly to: 'REJECTED' | 'WITHDRAWN' | 'CANCELLED' | 'EXPIRED';
  readonly reason?: string;
  readonly operator?: string;
}

/** Rows 2 and 3 of billing 5.2, by the side that `mayAct` tells: the order is the customer's own to pay again (billing PP-17, PP-18). */
export function decideEnding(
  request: ProxyPayRequest | undefined,
  order: Order | undefined,
  mayAct: (request: ProxyPayRequest) => boolean,
  ending: Ending,
  now: Date,
): Decision {
  if (!request || !mayAct(request)) return refuse('CBC.30000010', { field: 'request_id' });
  if (request.status !== 'PENDING') return refuse('CBC.99003106', { field: 'request_id' });
  return [endedRequest(request, ending, now), ...(order ? [payerCleared(order)] : [])];
}

export function endedRequest(request: ProxyPayRequest, { to, reason, operator }: Ending, now: Date): BillingEvent {
  const ended: ProxyPayRequest = {
    ...request,
    status: to,
    decidedTime: now,
    ...(reason !== undefined && { rejectReason: reason }),
    ...(operator !== undefined && { operator }),
    version: request.version + 1,
  };
  return { type: 'proxy-pay-changed', request: ended, from: request.status };
}

export function payerCleared({ agentPay: _, ...order }: Order): BillingEvent {
  return { type: 'payer-changed', order };
}
