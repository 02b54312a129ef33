import type { Fen } from '@pc/kernel';
import type { Coupon } from './coupon';
import { QuotaBook } from './credit-quota';
import type { DomainEvent } from './domain-event';
import type { Payment } from './payment';
import type { Quota } from './quota';
import { takeBack } from './take-back';

/** A payment, and its coupons as they stand. */
interface Held {
  readonly payment: Payment;
  readonly coupons: readonly Coupon[];
  readonly now: Date;
}

/**
 * The cancel: every lock of the payment ends. What an automatic reclaim could not take for the lock goes to the quota now, with a
 * record of the reclaim's own kind (benefits R-35).
 */
export function decideRelease({ payment, coupons, now }: Held, quotas: readonly Quota[]): DomainEvent[] {
  const book = new QuotaBook(quotas);
  const events = locksOf(payment, coupons).flatMap(({ coupon, amount }): DomainEvent[] => {
    const free = { ...coupon, locked: coupon.locked - amount };
    const released: DomainEvent = { type: 'coupon-unlocked', coupon: free, amount };
    return free.pendingReclaim ? [released, takeBack(free, free.pendingReclaim, book, now)] : [released];
  });
  return [...book.changes(now), ...events];
}

/** The confirm: what the payment holds is spent, whatever became of the coupon since (benefits P-22). A rest keeps its time (benefits P-10, billing DC-11). */
export function decideRedemption({ payment, coupons, now }: Held, paidAt: Date): DomainEvent[] {
  return locksOf(payment, coupons).map(({ coupon, amount }) => {
    const [balance, locked] = [coupon.balance - amount, coupon.locked - amount];
    const usedUp = coupon.status === 'USABLE' && balance === 0n;
    const spent: Coupon = {
      ...coupon,
      balance,
      locked,
      pendingReclaim: locked > 0n ? coupon.pendingReclaim : undefined,
      lastUse: { orderId: payment.orderId, time: paidAt },
      ...(usedUp && { status: 'USED', closedTime: now }),
    };
    return { type: 'coupon-spent', coupon: spent, amount };
  });
}

function locksOf({ id, deductions }: Payment, coupons: readonly Coupon[]): { coupon: Coupon; amount: Fen }[] {
  const byId = new Map(coupons.map((coupon) => [coupon.id, coupon]));
  return deductions
    .filter(({ amount }) => amount > 0n)
    .map(({ couponId, amount }) => {
      const coupon = byId.get(couponId);
      if (!coupon || coupon.locked < amount) throw new Error(`The coupon ${couponId} does not hold what payment ${id} locked`);
      return { coupon, amount };
    });
}
