import { assertNever, refuse, type Refusal } from '@pc/kernel';
import type { BillingEvent, Decision } from './billing-event';
import { deadlineOf } from './deadline';
import type { Order, OrderStatus } from './order';

/** What becomes of an order by the vendor's systems or its customer's word (billing OR-11). */
export type OrderReport =
  | { readonly type: 'APPROVE' | 'REFUSE' | 'CONFIRM' | 'DECLINE' | 'INVOICED' }
  | { readonly type: 'PROVISIONED'; readonly effectiveTime: Date };

const WAITING: Readonly<Record<'APPROVE' | 'REFUSE' | 'CONFIRM' | 'DECLINE', OrderStatus>> = {
  APPROVE: 'PENDING_APPROVAL',
  REFUSE: 'PENDING_APPROVAL',
  CONFIRM: 'PENDING_CONFIRMATION',
  DECLINE: 'PENDING_CONFIRMATION',
};

/** Rows 4, 5 and 9 of billing 5.1; what was reported before is no event. */
export function decideReport(order: Order, report: OrderReport, now: Date): Decision {
  if (order.reports?.includes(report.type)) return [];
  const reported = { ...order, reports: [...(order.reports ?? []), report.type] };
  switch (report.type) {
    case 'APPROVE':
    case 'CONFIRM':
      return order.status === WAITING[report.type] ? [opened(reported, now)] : wrongState();
    case 'REFUSE':
    case 'DECLINE':
      return order.status === WAITING[report.type] ? [closed(reported)] : wrongState();
    case 'PROVISIONED':
      if (order.status !== 'PROCESSING') return wrongState();
      return [{ type: 'order-moved', order: { ...reported, status: 'COMPLETED', effectiveTime: report.effectiveTime } }];
    case 'INVOICED':
      return order.paid ? [{ type: 'order-moved', order: reported }] : wrongState();
    default:
      return assertNever(report);
  }
}

/** It waits for payment from now on. */
function opened(order: Order, now: Date): BillingEvent {
  return { type: 'order-moved', order: { ...order, status: 'PENDING_PAYMENT', deadline: deadlineOf(order, now) } };
}

function closed(order: Order): BillingEvent {
  return { type: 'order-closed', order: { ...order, status: 'CANCELLED', version: order.version + 1 }, cause: 'CANCELLED' };
}

function wrongState(): Refusal {
  return refuse('CBC.99003106', { field: 'order_id' });
}
