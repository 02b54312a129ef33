import { incentive } from '@pc/contracts';
import type { Coupon } from '../../domain/coupon';
import { couponScope, ofCouponScope } from './scope';
import { couponGroupOf, couponKindOf, couponStatusOf, reclaimOf } from './wire-names';

/**
 * A coupon as it is stored, kept small because there are many: issuer and kind of customer are the scope,
 * and what most coupons do not have is absent.
 */
export interface CouponDocument {
  readonly _id: string;
  /** The list in which it stands, and its place there, the oldest first. */
  readonly scope: string;
  readonly seq: number;
  readonly customer_id: string;
  readonly quota_id: string;
  readonly coupon_type: number;
  /** Absent: 0, as all that partners issue. */
  readonly coupon_group?: number | undefined;
  readonly status: number;
  readonly face_value: bigint;
  readonly balance: bigint;
  readonly locked?: bigint | undefined;
  /** The record type that what payments set free gets (benefits R-35). */
  readonly pending_reclaim?: string | undefined;
  /** Of a coupon with such a reclaim: where its last event stands in the outbox, which its quota need not know. */
  readonly position?: number | undefined;
  readonly reclaimed?: bigint | undefined;
  readonly effective_time: Date;
  readonly expire_time: Date;
  readonly create_time: Date;
  readonly use_limits?: { key: string; value1?: string; value2?: string }[] | undefined;
  readonly memo?: string | undefined;
  /** Who issued it. With this the document is the record of its issue as well (benefits 2.5); see `issue-record.ts`. */
  readonly issued_by: string;
  readonly frozen?: true | undefined;
  readonly order_id?: string | undefined;
  readonly last_used_time?: Date | undefined;
  readonly closed_time?: Date | undefined;
  readonly version: number;
  /** How many records it has; absent: the one of its issue. */
  readonly records?: number | undefined;
}

export function couponDocument(coupon: Coupon, issuedBy: string, seq: number): CouponDocument {
  return {
    _id: coupon.id,
    scope: couponScope(coupon.issuer, coupon.associationType),
    seq,
    customer_id: coupon.customerId,
    quota_id: coupon.quotaId,
    coupon_type: incentive.COUPON_TYPES[coupon.kind],
    face_value: coupon.faceValue,
    effective_time: coupon.effectiveTime,
    expire_time: coupon.expireTime,
    create_time: coupon.createTime,
    use_limits: coupon.useLimits.length > 0 ? [...coupon.useLimits] : undefined,
    memo: coupon.memo,
    issued_by: issuedBy,
    ...couponChanges(coupon),
  };
}

/** What decisions change after the issue. */
export function couponChanges(coupon: Coupon) {
  return {
    status: incentive.COUPON_STATUSES[coupon.status],
    balance: coupon.balance,
    locked: coupon.locked || undefined,
    pending_reclaim: coupon.pendingReclaim && incentive.OPERATION_TYPES[coupon.pendingReclaim],
    reclaimed: coupon.reclaimed || undefined,
    frozen: coupon.frozen || undefined,
    order_id: coupon.lastUse?.orderId,
    last_used_time: coupon.lastUse?.time,
    closed_time: coupon.closedTime,
    version: coupon.version,
  };
}

export function couponOf(document: CouponDocument): Coupon {
  return {
    id: document._id,
    kind: couponKindOf(document.coupon_type),
    ...groupOf(document),
    status: couponStatusOf(document.status),
    customerId: document.customer_id,
    quotaId: document.quota_id,
    ...ofCouponScope(document.scope),
    faceValue: document.face_value,
    balance: document.balance,
    locked: document.locked ?? 0n,
    ...(document.pending_reclaim !== undefined && { pendingReclaim: reclaimOf(document.pending_reclaim) }),
    reclaimed: document.reclaimed ?? 0n,
    effectiveTime: document.effective_time,
    expireTime: document.expire_time,
    createTime: document.create_time,
    useLimits: document.use_limits ?? [],
    ...(document.memo !== undefined && { memo: document.memo }),
    frozen: document.frozen ?? false,
    ...(document.order_id !== undefined && { lastUse: { orderId: document.order_id, time: document.last_used_time! } }),
    ...(document.closed_time && { closedTime: document.closed_time }),
    version: document.version,
  };
}

function groupOf({ coupon_group: group }: CouponDocument): Pick<Coupon, 'group'> {
  const name = group === undefined ? 'CLOUD' : couponGroupOf(group);
  return name === 'CLOUD' ? {} : { group: name };
}
