import { type incentive } from '@pc/contracts';
import { z } from 'zod';
import { shownId, shownInteger, shownList, shownMoney, shownText, shownTime, yuan } from '../shown';
import { useLimitAnswer } from './use-limit';

/** Fields that both shapes of a coupon have (benefits 2.3). */
const common = {
  coupon_id: shownId('Id of the coupon'),
  status: shownInteger('1 not activated, 2 usable, 3 used, 4 expired, 5 reclaimed', 2),
  customer_id: shownId('Holder', '0123456789abcdef0123456789abcdef'),
  coupon_type: shownInteger('1 voucher, 4 cash coupon, 5 pick-up coupon', 1),
  measure_id: shownInteger('Unit of the amounts: 1 is yuan', 1),
  face_value: shownMoney('Face value'),
  expire_time: shownTime('End of validity, exclusive', '2026-12-31T16:00:00Z'),
  order_id: shownId('Last order that used it', 'CS2601310000000001').optional(),
  promotion_plan_id: shownId('Quota from which it was issued'),
  media_type: shownInteger('1 electronic', 1),
  fetch_method: shownInteger('3 issued online', 3),
  use_limits: shownList(useLimitAnswer, 'Restrictions; empty when there are none'),
  active_time: shownTime('Time of issue'),
  create_time: shownTime('Time of creation'),
  balance: shownMoney('What is left to spend'),
  is_frozen: shownText(1, '"0" no, "1" frozen by the vendor', '0'),
};

/** A coupon in its issuer's list (5.4). */
export const issuedCoupon = z
  .object({
    ...common,
    effective_time: shownTime('Start of validity'),
    promotion_plan_name: shownText(512, 'Name of the plan', 'Spring').optional(),
    promotion_plan_desc: shownText(512, 'Description of the plan', 'Spring offer').optional(),
    last_used_time: shownTime('Last deduction').optional(),
  })
  .meta({ id: 'IssuedCoupon', description: 'A coupon as its issuer sees it' });

/** A coupon in its holder's list (5.6). */
export const heldCoupon = z
  .object({
    ...common,
    coupon_code: shownText(64, 'Code for people', 'PC-2601-0001'),
    valid_time: shownTime('Start of validity'),
    plan_name: shownText(512, 'Name of the plan', 'Spring').optional(),
    plan_desc: shownText(512, 'Description of the plan', 'Spring offer').optional(),
    reserve_time: shownTime('Last deduction').optional(),
    coupon_version: shownInteger('2: reusable until it is spent', 2),
    currency: shownText(8, 'Currency', 'CNY'),
    source_id: shownText(255, 'Issuer: the partner id', 'fedcba9876543210fedcba9876543210'),
  })
  .meta({ id: 'HeldCoupon', description: 'A coupon as its holder sees it' });

type View = incentive.CouponView;

export function toIssuedCoupon(view: View): z.infer<typeof issuedCoupon> {
  const { effective_time, plan_name, plan_desc, last_used_time } = view;
  return { ...commonOf(view), effective_time, promotion_plan_name: plan_name, promotion_plan_desc: plan_desc, last_used_time };
}

export function toHeldCoupon(view: View): z.infer<typeof heldCoupon> {
  const { coupon_code, effective_time, plan_name, plan_desc, last_used_time, source_id } = view;
  return {
    ...commonOf(view),
    coupon_code,
    valid_time: effective_time,
    plan_name,
    plan_desc,
    reserve_time: last_used_time,
    coupon_version: 2,
    currency: 'CNY',
    source_id,
  };
}

/** Optional fields without a value stay undefined and are left out of the JSON (benefits 2.0). */
function commonOf(view: View) {
  const {
    coupon_id,
    status,
    customer_id,
    coupon_type,
    measure_id,
    expire_time,
    order_id,
    promotion_plan_id,
    media_type,
    fetch_method,
    use_limits,
    active_time,
    create_time,
    is_frozen,
  } = view;
  return {
    coupon_id,
    status,
    customer_id,
    coupon_type,
    measure_id,
    face_value: yuan(view.face_value_fen),
    expire_time,
    order_id,
    promotion_plan_id,
    media_type,
    fetch_method,
    use_limits,
    active_time,
    create_time,
    balance: yuan(view.balance_fen),
    is_frozen,
  };
}
