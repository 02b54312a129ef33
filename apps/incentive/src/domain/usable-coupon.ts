import { fenFromText } from '@pc/kernel';
import { spentOf, type Coupon } from './coupon';
import type { Customer } from './customer';
import { eligibleLines } from './eligible-lines';
import type { PayableOrder } from './payable-order';
import { LIMIT_KEYS } from './quota-limits';
import { limitOf } from './use-limits';

/** Why a coupon cannot pay anything of an order. */
export type Unusable = 'STATE' | 'TIME' | 'FROZEN' | 'BALANCE' | 'USED_ONCE' | 'BEFORE_ASSOCIATION' | 'LIMITS' | 'THRESHOLD';

/** What a payment that names such a coupon is refused with, whatever the cause (benefits 5.14). */
export const UNUSABLE_CODE = 'CBC.99003112';

export interface Spending {
  readonly order: PayableOrder;
  readonly holder: Customer;
  readonly now: Date;
}

/** The first reason, or undefined: the coupon is offered for the order (benefits 5.12) and may be named in its payment. */
export function unusableBecause(coupon: Coupon, { order, holder, now }: Spending): Unusable | undefined {
  if (coupon.status !== 'USABLE') return 'STATE';
  if (coupon.effectiveTime > now || coupon.expireTime <= now) return 'TIME';
  if (coupon.frozen) return 'FROZEN';
  if (coupon.balance <= coupon.locked) return 'BALANCE';
  if (isSpentUp(coupon)) return 'USED_ONCE';
  if (isBeforeAssociation(coupon, order, holder)) return 'BEFORE_ASSOCIATION';
  const lines = eligibleLines(coupon, order);
  if (lines.length === 0) return 'LIMITS';
  return lines.reduce((sum, { payable }) => sum + payable, 0n) < threshold(coupon) ? 'THRESHOLD' : undefined;
}

/**
 * benefits P-21, customers 5.17: what its holder had before it became a resale customer pays no order that came after that.
 * The association is known to the second; an order of that very second counts as after it.
 */
export function isBeforeAssociation(coupon: Coupon, order: Pick<PayableOrder, 'createTime'>, { association }: Customer): boolean {
  if (association?.type !== '2') return false;
  return coupon.createTime < association.associatedOn && order.createTime >= association.associatedOn;
}

/** A coupon for one use is used up by it, whatever balance is left (benefits 2.4). */
function isSpentUp(coupon: Coupon): boolean {
  return limitOf(coupon.useLimits, LIMIT_KEYS.usageTimes) === '1' && (coupon.locked > 0n || spentOf(coupon) > 0n);
}

/** benefits P-8: what the eligible lines must come to, after discounts. */
function threshold(coupon: Coupon): bigint {
  const text = limitOf(coupon.useLimits, LIMIT_KEYS.minOrderAmount);
  return (text === undefined ? undefined : fenFromText(text)) ?? 0n;
}
