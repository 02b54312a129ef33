import { billing } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { BillingEvent } from '../../domain/billing-event';
import { accountOf } from '../../domain/dealer';
import type { Order } from '../../domain/order';
import type { Deduction, Payment } from '../../domain/payment/payment';
import { consumptionOf, performanceOf } from '../../domain/payment/settle-payment';

/** Tells everyone what happened; of who would pay an order the request tells. */
export function publish(tx: Tx, events: readonly BillingEvent[]): void {
  for (const event of events) {
    if (event.type === 'order-created')
      tx.emit(billing.orderCreated, event.order.version, { ...fate(event.order), cause: waitsFor(event.order) });
    else if (event.type === 'order-closed') tx.emit(billing.orderClosed, event.order.version, { ...fate(event.order), cause: event.cause });
    else if (event.type === 'order-paid') publishPayment(tx, event.order, event.payment);
    else if (event.type === 'proxy-pay-changed') publishRequest(tx, event);
  }
}

const fate = (order: Order) => ({ order_id: order.id, customer_id: order.customerId, status: billing.ORDER_STATUSES[order.status] });

function waitsFor({ status }: Order): 'PAYMENT' | 'APPROVAL' | 'CONFIRMATION' {
  if (status === 'PENDING_APPROVAL') return 'APPROVAL';
  return status === 'PENDING_CONFIRMATION' ? 'CONFIRMATION' : 'PAYMENT';
}

/** interactions 4: on it the coupons are redeemed, and the level of the customer rises. */
function publishPayment(tx: Tx, order: Order, payment: Payment): void {
  const { deductions, paidParts = [] } = payment;
  tx.emit(billing.orderPaid, order.version, {
    order_id: order.id,
    payment_id: payment.id,
    customer_id: order.customerId,
    payer_id: payment.payer.id,
    paid: [
      ...paidParts.map(({ balance, amount }) => ({ source: balance, amount_fen: Number(amount) })),
      ...deductions.map(({ type, amount }) => ({ source: String(type), amount_fen: Number(amount) })),
    ],
    coupons: deductions.map(couponPart),
    consumption_fen: Number(consumptionOf(payment)),
    performance_fen: Number(performanceOf(payment)),
    paid_at: formatUtc(tx.now),
  });
}

const couponPart = ({ couponId, amount }: Deduction) => ({ coupon_id: couponId, amount_fen: Number(amount) });

function publishRequest(tx: Tx, { request, from }: Extract<BillingEvent, { type: 'proxy-pay-changed' }>): void {
  tx.emit(billing.proxyPayRequestChanged, request.version, {
    request_id: request.id,
    order_id: request.orderId,
    customer_id: request.customerId,
    partner_id: accountOf(request.dealer),
    from,
    to: request.status,
    ...(request.rejectReason !== undefined && { reason: request.rejectReason }),
  });
}
