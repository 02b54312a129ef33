import { z } from 'zod';
import { fen, id, query, utc } from '../contract';
import { couponView } from './requests';

/** Kinds as a payment names them (benefits 2.9): 300 discount coupon, 301 voucher, 302 cash coupon, 303 stored-value card, 304 pick-up coupon. */
export const PAYMENT_COUPON_TYPES = { VOUCHER: 301, CASH: 302, PICK_UP: 304 } as const;

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
  /** 0: of the cloud's services, as all that partners issue. */
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
