import { z } from 'zod';
import { event, fen, id } from '../contract';

export const QUOTA_CAUSES = [
  'GRANTED',
  'ISSUED',
  'RECLAIMED',
  'ADJUSTED',
  'FROZEN',
  'UNFROZEN',
  'VOIDED',
  'EXTENDED',
  'EXPIRED',
  'ALLOTTED',
  'ALLOTMENT_RECLAIMED',
  'CREDITED',
] as const;

export const quotaChanged = event(
  'incentive',
  'quota-changed',
  'quota_id',
  'Value, balance or state of a quota changed (benefits R-70)',
  z.object({
    quota_id: id,
    owner_partner_id: id,
    quota_type: z.int(),
    cause: z.enum(QUOTA_CAUSES),
    delta_fen: fen,
    balance_fen: fen,
    status: z.int(),
  }),
);

export const couponIssued = event(
  'incentive',
  'coupon-issued',
  'coupon_id',
  'A customer received a coupon (benefits R-70)',
  z.object({
    coupon_id: id,
    coupon_type: z.int(),
    customer_id: id,
    issuer_partner_id: id,
    quota_id: id,
    face_value_fen: fen,
  }),
);

export const couponReclaimed = event(
  'incentive',
  'coupon-reclaimed',
  'coupon_id',
  'The unspent balance of a coupon went back to its quota (benefits R-70)',
  z.object({
    coupon_id: id,
    customer_id: id,
    quota_id: id,
    operation_type: z.string(),
    amount_fen: fen,
  }),
);

export const associationReclaimed = event(
  'incentive',
  'association-reclaimed',
  'customer_id',
  'The automatic reclaims of an ended, switched or started association are done (benefits R-64)',
  z.object({
    customer_id: id,
    association_id: id,
    /** Of the customer after the event that this follows. */
    customer_version: z.int(),
    count: z.int(),
    amount_fen: fen,
  }),
);

export const couponsRedeemed = event(
  'incentive',
  'coupons-redeemed',
  'payment_id',
  'The locked coupons of a payment have paid for its order (benefits P-22)',
  z.object({ payment_id: id, order_id: id, coupons: z.array(z.object({ coupon_id: id, amount_fen: fen })) }),
);

export const couponsReleased = event(
  'incentive',
  'coupons-released',
  'payment_id',
  'A payment came to nothing and its coupons are free again (benefits P-22)',
  z.object({ payment_id: id, order_id: id }),
);

export const incentiveEvents = [quotaChanged, couponIssued, couponReclaimed, associationReclaimed, couponsRedeemed, couponsReleased];
