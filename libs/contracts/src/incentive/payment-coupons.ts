import { z } from 'zod';
import { command, fen, id, nothing, query } from '../contract';
import { payableOrder } from './usable-coupons';

/** Kinds of a chosen discount (billing 3): they decide which coupons may go with it (benefits P-4). */
export const CHOSEN_DISCOUNT_TYPES = { PROMOTION: 0, CONTRACT: 1, COMMERCIAL: 2, PARTNER_GRANTED: 3, PRICE_ADJUSTMENT: 609 } as const;

/** The coupons that a payment names, and what it is about (benefits P-22). */
const chosenCoupons = {
  customer_id: id,
  order: payableOrder,
  /** What lowered the price of the lines; absent: nothing did. */
  discount: z
    .object({
      discount_type: z.int(),
      /** What is left to pay of each line that it lowers, as a decimal text in (0, 1]; absent for a discount that is no ratio. */
      ratios: z.array(z.object({ order_line_item_id: id, discount_ratio: z.string() })).optional(),
    })
    .optional(),
  /** `type`: 300 to 304 (benefits 2.9). */
  coupons: z.array(z.object({ coupon_id: id, type: z.int() })).max(3),
};

/** What a coupon pays, in the order of deduction (benefits P-6). */
const deductions = z.object({
  deductions: z.array(
    z.object({
      coupon_id: id,
      /** 300 to 304. */
      type: z.int(),
      /** Whether what it pays counts for the partner's performance (benefits P-15). */
      is_rebate: z.boolean(),
      amount_fen: fen.min(0),
      lines: z.array(z.object({ order_line_item_id: id, amount_fen: fen.min(0) })),
    }),
  ),
});

/** What the chosen coupons would pay, without effect; else the first code of benefits P-2 to P-11. */
export const quoteCoupons = query('incentive', 'quote-coupons', z.object(chosenCoupons), deductions);

/**
 * The try of a payment: locks exactly what `quote-coupons` told, all or none. The same payment again gets the same answer; one that
 * was cancelled before is refused.
 */
export const lockCoupons = command(
  'incentive',
  'lock-coupons',
  z.object({
    payment_id: id,
    ...chosenCoupons,
    /** What the quote told of each coupon, on which the payment rests; one that can pay less by now is refused (benefits P-23). */
    quoted: z.array(z.object({ coupon_id: id, amount_fen: fen.min(0) })),
  }),
  deductions,
);

/** Ends the locks of a payment without paying; a try that comes after it is refused. Harmless when there is nothing to release. */
export const cancelCoupons = command('incentive', 'cancel-coupons', z.object({ payment_id: id, order_id: id, customer_id: id }), nothing);
