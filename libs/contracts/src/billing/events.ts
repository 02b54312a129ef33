import { z } from 'zod';
import { event, fen, id, utc } from '../contract';
import { BALANCE_TYPES } from './accounts';
import { PROXY_PAY_STATUSES } from './proxy-pay';

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

const orderFate = { order_id: id, customer_id: id, status: z.int() };

export const orderCreated = event(
  'billing',
  'order-created',
  'order_id',
  'An order came in from an ordering system (billing OR-10)',
  z.object({
    ...orderFate,
    /** What it waits for. */
    cause: z.enum(['PAYMENT', 'APPROVAL', 'CONFIRMATION']),
  }),
);

export const orderClosed = event(
  'billing',
  'order-closed',
  'order_id',
  'An unpaid order was cancelled, or its deadline has passed (billing 5.1)',
  z.object({ ...orderFate, cause: z.enum(['CANCELLED', 'EXPIRED']) }),
);

export const proxyPayRequestChanged = event(
  'billing',
  'proxy-pay-request-changed',
  'request_id',
  'A request that the partner pay an order came to be or changed (billing 5.2, PP-17)',
  z.object({
    request_id: id,
    order_id: id,
    customer_id: id,
    partner_id: id,
    /** `NONE` before it was there. */
    from: z.enum(['NONE', ...PROXY_PAY_STATUSES]),
    to: z.enum(PROXY_PAY_STATUSES),
    reason: z.string().max(255).optional(),
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

export const accountMoved = event(
  'billing',
  'account-moved',
  'account_id',
  'One line of a booking: a balance of an account changed (billing AC-20)',
  z.object({
    /** Of this one balance; the lines of a trade stand with several of them. */
    account_id: id,
    owner_id: id,
    /** `BANK`, `REVENUE` and `CREDIT_LINE` are where money comes from and goes to; `TRANSFERABLE` is a ceiling and no money (billing M-5). */
    balance_type: z.enum(BALANCE_TYPES),
    record_id: id,
    /** Signed. */
    amount_fen: fen,
    /** After it. */
    balance_fen: fen,
    trade_detail_type: z.string().max(64),
    trade_id: id,
  }),
);

export const billingEvents = [
  associationSettled,
  orderCreated,
  orderClosed,
  orderPaid,
  refundCompleted,
  proxyPayRequestChanged,
  accountMoved,
];
