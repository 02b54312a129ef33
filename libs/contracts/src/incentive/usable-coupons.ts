import { z } from 'zod';
import { fen, id, query, utc } from '../contract';
import { couponView } from './requests';

/** Kinds as a payment names them (benefits 2.9): discount coupon, voucher, cash coupon, stored-value card, pick-up coupon. */
export const PAYMENT_COUPON_TYPES = { DISCOUNT: 300, VOUCHER: 301, CASH: 302, CARD: 303, PICK_UP: 304 } as const;
/** What coupons are for (benefits 2.9): services of the cloud, goods of the marketplace, what a dedicated voucher names, hardware. */
export const COUPON_GROUPS = { CLOUD: 0, MARKETPLACE: 1, DEDICATED: 2, HARDWARE: 3 } as const;

/** An order as far as coupons look at it (benefits P-22). */
export const payableOrder = z.object({
  order_id: id,
  create_time: utc,
  order_type: z.int(),
  enterprise_project_ids: z.array(z.string()),
  lines: z.array(
    z.object({
      order_line_item_id: id,
      product_id: z.string(),
      service_type_code: z.string(),
      region_code: z.string().optional(),
      period_type: z.int(),
      period_num: z.int().optional(),
      marketplace: z.boolean(),
      /** After discounts. */
      payable_fen: fen.min(0),
    }),
  ),
});
export type PayableOrder = z.infer<typeof payableOrder>;

export const usableCoupon = couponView.extend({
  /** See COUPON_GROUPS. All that partners issue are of group 0. */
  coupon_group: z.int(),
});
export type UsableCoupon = z.infer<typeof usableCoupon>;

/** The coupons of a customer that could pay for an order, and how many of each kind one order may use (benefits 5.12, P-2). */
export const listUsableCoupons = query(
  'incentive',
  'list-usable-coupons',
  z.object({ customer_id: id, order: payableOrder }),
  z.object({
    coupons: z.array(usableCoupon),
    coupon_max_use_quantity: z.array(z.object({ coupon_type: z.int(), coupon_group: z.int(), use_quantity_value: z.int() })),
  }),
);
