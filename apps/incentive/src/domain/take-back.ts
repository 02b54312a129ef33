import type { Coupon, ReclaimOperation } from './coupon';
import { nextCoupon } from './coupon';
import type { QuotaBook } from './credit-quota';
import type { DomainEvent } from './domain-event';

/**
 * Takes the whole unlocked balance of a coupon back into its quota (benefits ). What a payment holds
 * stays on the coupon until the payment ends, and follows if it comes to nothing (benefits R-35). The credit is noted in the book.
 */
export function takeBack(coupon: Coupon, operation: ReclaimOperation, book: QuotaBook, now: Date): DomainEvent {
  const amount = coupon.balance - coupon.locked;
  book.credit(coupon, amount);
  const status = operation === 'EXPIRY' ? 'EXPIRED' : 'RECLAIMED';
  const after = nextCoupon(coupon, {
    status,
    balance: coupon.locked,
    reclaimed: coupon.reclaimed + amount,
    closedTime: coupon.closedTime ?? now,
    pendingReclaim: coupon.locked > 0n ? operation : undefined,
  });
  return { type: 'coupon-reclaimed', coupon: after, operation, amount };
}
