import { z } from 'zod';
import { event, fen, id, utc } from '../contract';

export const associationSettled = event(
  'billing',
  'association-settled',
  'customer_id',
  'The money of an ended or switched association went back where it belongs (billing AC-16)',
  z.object({
    customer_id: id,
    association_id: id,
    /** Of the customer after the event that this follows. */
    customer_version: z.int(),
    amount_fen: fen,
  }),
);

const coupons = z.array(z.object({ coupon_id: id, amount_fen: fen }));

export const orderPaid = event(
  'billing',
  'order-paid',
  'order_id',
  'An order was paid',
  z.object({
    order_id: id,
    payment_id: id,
    customer_id: id,
    /** The customer itself, or the partner that paid for it. */
    payer_id: id,
    /** What was paid, by source. */
    paid: z.array(z.object({ source: z.string().max(64), amount_fen: fen })),
    coupons,
    /** Cash-like money without coupons: what counts for the level (customers 7.8). */
    consumption_fen: fen,
    performance_fen: fen,
    paid_at: utc,
  }),
);

export const refundCompleted = event(
  'billing',
  'refund-completed',
  'refund_order_id',
  'A refund is done',
  z.object({
    refund_order_id: id,
    order_id: id,
    customer_id: id,
    receiver_id: id,
    coupons,
    /** What no longer counts for the level (customers 7.8); not negative. */
    consumption_fen: fen,
  }),
);

export const billingEvents = [associationSettled, orderPaid, refundCompleted];
