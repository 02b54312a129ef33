import { z } from 'zod';
import { command, fen, id, nothing, page, query, utc } from '../contract';
import { listUsableCoupons } from '../incentive';
import { orderDiscountView } from './discounts';
import { orderView } from './orders';
import { paidPart } from './payments';

/** billing 5.2 */
export const PROXY_PAY_STATUSES = ['PENDING', 'PAYING', 'PAID', 'REJECTED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED'] as const;

/** billing 4.4 */
export const proxyPayView = z.object({
  request_id: z.string(),
  order_id: z.string(),
  customer_id: z.string(),
  partner_id: z.string(),
  association_type: z.enum(['1', '2']),
  status: z.enum(PROXY_PAY_STATUSES),
  amount_due_fen: fen,
  expires_at: utc,
  created_at: utc,
  decided_at: utc.optional(),
  reject_reason: z.string().optional(),
  operator: z.string().optional(),
  /** Of one that was paid. */
  pay_method: z.literal('BALANCE').optional(),
  paid_amount_fen: fen.optional(),
  paid_parts: z.array(paidPart).optional(),
  discount_id: z.string().optional(),
  coupon_ids: z.array(z.string()).optional(),
  saga_id: z.string().optional(),
});
export type ProxyPayView = z.infer<typeof proxyPayView>;

/** The customer chooses that its partner pays (billing PP-10). */
export const requestProxyPay = command('billing', 'request-proxy-pay', z.object({ order_id: id }), proxyPayView);
export const withdrawProxyPay = command('billing', 'withdraw-proxy-pay', z.object({ request_id: id }), nothing);
export const rejectProxyPay = command(
  'billing',
  'reject-proxy-pay',
  z.object({ request_id: id, reason: z.string().min(1).max(255) }),
  nothing,
);

/** billing 7.1: what a request would cost with this discount and these coupons, and what there is to pay it with. */
export const quoteProxyPay = query(
  'billing',
  'quote-proxy-pay',
  z.object({
    request_id: id,
    indirect_partner_id: z.string().optional(),
    discount_id: z.string().optional(),
    coupon_ids: z.array(id).max(3),
  }),
  z.object({
    request: proxyPayView,
    order: orderView,
    discounts: z.array(orderDiscountView),
    coupons: listUsableCoupons.answer.shape.coupons,
    amount_due_fen: fen,
    /** Balance and unused credit. */
    account_available_fen: fen,
    /** Absent for a reseller, which has none. */
    transferable_available_fen: fen.optional(),
  }),
);

/** Of the caller, or of a reseller that a distributor names. */
export const listProxyPayRequests = query(
  'billing',
  'list-proxy-pay-requests',
  z.object({
    indirect_partner_id: z.string().optional(),
    status: z.enum(PROXY_PAY_STATUSES).optional(),
    customer_id: z.string().optional(),
    order_id: z.string().optional(),
    create_time: z.object({ begin: utc.optional(), end: utc.optional() }).optional(),
    ...page,
  }),
  z.object({ total_count: z.int(), requests: z.array(proxyPayView) }),
);
