import type { incentive } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { CouponDocument } from './coupon.document';
import { couponIdOf, type RecordDocument } from './record.document';
import { ofCouponScope } from './scope';

/** A coupon as lists show it; what belongs to the issuer alone, such as the memo, is not in it (benefits R-19). */
export function couponView(coupon: CouponDocument): incentive.CouponView {
  return {
    coupon_id: coupon._id,
    coupon_code: couponCode(coupon._id),
    status: coupon.status,
    customer_id: coupon.customer_id,
    coupon_type: coupon.coupon_type,
    measure_id: 1,
    face_value_fen: Number(coupon.face_value),
    balance_fen: Number(coupon.balance),
    effective_time: formatUtc(coupon.effective_time),
    expire_time: formatUtc(coupon.expire_time),
    ...(coupon.order_id !== undefined && { order_id: coupon.order_id }),
    promotion_plan_id: coupon.quota_id,
    media_type: 1,
    fetch_method: 3,
    use_limits: (coupon.use_limits ?? []).map(({ key, ...values }, index) => ({
      use_limiti_info_id: `${coupon._id}-${index + 1}`,
      limit_key: key,
      ...values,
    })),
    active_time: formatUtc(coupon.create_time),
    ...(coupon.last_used_time && { last_used_time: formatUtc(coupon.last_used_time) }),
    create_time: formatUtc(coupon.create_time),
    is_frozen: coupon.frozen ? '1' : '0',
    source_id: ofCouponScope(coupon.scope).issuer.partnerId,
  };
}

/** The code by which people name a coupon: its id in fewer characters. */
function couponCode(id: string): string {
  return `PC${BigInt(id).toString(36).toUpperCase()}`;
}

/** A record as lists show it; the memo of the issue is its remark (benefits 2.3). */
export function recordView(record: RecordDocument): incentive.RecordView {
  const couponId = couponIdOf(record);
  return {
    id: record._id,
    operation_type: record.operation_type,
    quota_id: record.quota_id,
    quota_type: record.quota_type,
    ...(couponId !== undefined && { coupon_id: couponId }),
    customer_id: record.customer_id,
    operation_amount_fen: Number(record.amount),
    operation_time: formatUtc(record.operation_time),
    result: record.error_code === undefined ? '0' : '-1',
    ...(record.remark !== undefined && { remark: record.remark }),
  };
}
