import { incentive } from '@pc/contracts';
import type { Tx } from '@pc/store';
import type { Coupon } from '../../domain/coupon';
import type { DomainEvent } from '../../domain/domain-event';

/**
 * Tells everyone what happened (benefits R-70); refusals, freezes and locks of coupons are nobody else's affair, and what a payment
 * spent is told with the payment.
 */
export function publish(tx: Tx, events: readonly DomainEvent[]): void {
  for (const event of events) {
    if (event.type === 'quota-changed') publishQuota(tx, event);
    else if (event.type === 'coupon-issued') publishIssue(tx, event.coupon);
    else if (event.type === 'coupon-reclaimed') publishReclaim(tx, event);
  }
}

function publishQuota(tx: Tx, { quota, cause, delta }: Extract<DomainEvent, { type: 'quota-changed' }>): void {
  tx.emit(incentive.quotaChanged, quota.version, {
    quota_id: quota.id,
    owner_partner_id: quota.owner.partnerId,
    quota_type: incentive.QUOTA_TYPES[quota.kind],
    cause,
    delta_fen: Number(delta),
    balance_fen: Number(quota.balance),
    status: incentive.QUOTA_STATUSES[quota.status],
  });
}

function publishIssue(tx: Tx, coupon: Coupon): void {
  tx.emit(incentive.couponIssued, coupon.version, {
    coupon_id: coupon.id,
    coupon_type: incentive.COUPON_TYPES[coupon.kind],
    customer_id: coupon.customerId,
    issuer_partner_id: coupon.issuer.partnerId,
    quota_id: coupon.quotaId,
    face_value_fen: Number(coupon.faceValue),
  });
}

function publishReclaim(tx: Tx, { coupon, operation, amount }: Extract<DomainEvent, { type: 'coupon-reclaimed' }>): void {
  tx.emit(incentive.couponReclaimed, coupon.version, {
    coupon_id: coupon.id,
    customer_id: coupon.customerId,
    quota_id: coupon.quotaId,
    operation_type: incentive.OPERATION_TYPES[operation],
    amount_fen: Number(amount),
  });
}
