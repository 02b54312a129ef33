import { incentive, type PayloadOf } from '@pc/contracts';
import { between, conditions, type Row } from '@pc/store';
import type { CouponDocument } from './coupon.document';
import { recordId, type RecordDocument } from './record.document';
import { ofCouponScope, recordScope } from './scope';
import { couponKindOf, couponTypesOf } from './wire-names';

/**
 * The record of a coupon's issue is kept in the coupon: all that it says never changes there (benefits ), and
 * an issue writes one document where it would write two. Records of refusals and of what came later stand in `records`.
 */
export function issueRecordOf(coupon: CouponDocument): RecordDocument {
  return {
    _id: recordId(coupon._id, ISSUE_NUMBER),
    scope: recordScope(ofCouponScope(coupon.scope).issuer),
    seq: coupon.seq,
    operation_type: incentive.OPERATION_TYPES.ISSUE,
    quota_id: coupon.quota_id,
    quota_type: incentive.QUOTA_TYPES[couponKindOf(coupon.coupon_type)],
    customer_id: coupon.customer_id,
    amount: coupon.face_value,
    operation_time: coupon.create_time,
    operator: coupon.issued_by,
    remark: coupon.memo,
  };
}

/** The first of a coupon's records. */
const ISSUE_NUMBER = 1;

/** The ids of the records of a coupon that has so many, but for that of its issue. */
export function laterRecordIds(couponId: string, count: number): string[] {
  return Array.from({ length: count - ISSUE_NUMBER }, (_, index) => recordId(couponId, ISSUE_NUMBER + 1 + index));
}

/** How the audit adds up the records that coupons carry. */
export const ISSUE_RECORD = { $ne: [{ $ifNull: ['$issued_by', ''] }, ''] };

type Filter = PayloadOf<typeof incentive.listCouponRecords>;

/** Which coupons carry a record that was asked for; undefined when none can. */
export function carriersOf({
  operation_types,
  quota_id,
  quota_type,
  customer_id,
  operation_time,
  coupon_ids,
  result,
}: Filter): Row | undefined {
  if (result === '-1' || (operation_types && !operation_types.includes(incentive.OPERATION_TYPES.ISSUE))) return undefined;
  return conditions({
    _id: coupon_ids,
    quota_id,
    coupon_type: quota_type === undefined ? undefined : couponTypesOf(quota_type),
    customer_id,
    create_time: between(operation_time),
  });
}
