import { z } from 'zod';
import { command, fen, id, nothing } from '../contract';

/** With what an order is paid beside money (billing DC-1, DC-2); `type`: of discounts 0, 1, 2, 3 or 609, of coupons 300 to 304. */
export const paymentChoice = z.object({
  discount: z.object({ id, type: z.int() }).optional(),
  coupons: z.array(z.object({ id, type: z.int() })).max(3),
});
export type PaymentChoice = z.infer<typeof paymentChoice>;

/** O5: the customer pays its order. Answered after the pivot, not after the provisioning (billing SG-6). */
export const payOrder = command('billing', 'pay-order', paymentChoice.extend({ order_id: id }), nothing);

/** One of the balances that paid (billing 4.4). */
export const paidPart = z.object({ account_id: z.string(), balance_type: z.string(), amount_fen: fen });
export type PaidPartView = z.infer<typeof paidPart>;

/** The partner that was asked pays (billing 7.1). `sealed_code`: in the console, of a partner that wants codes (billing PP-13). */
export const payProxyPay = command(
  'billing',
  'pay-proxy-pay',
  paymentChoice.extend({ request_id: id, expected_amount_fen: fen.min(0), sealed_code: z.string().optional() }),
  z.object({ order_id: z.string(), paid_amount_fen: fen, paid_parts: z.array(paidPart), status: z.literal('PAID') }),
);
