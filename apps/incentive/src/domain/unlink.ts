import type { Coupon } from './coupon';

/** What stands against the end of an association, each with whether it passed (benefits ). */
export interface UnlinkCheck {
  readonly item: 'PICK_UP_COUPON_UNSPENT';
  readonly passed: boolean;
}

/** A pick-up coupon must be spent first, whoever issued it (benefits R-38). */
export function checkUnlink(usableCoupons: readonly Coupon[]): UnlinkCheck[] {
  const unspent = usableCoupons.some((coupon) => coupon.kind === 'PICK_UP' && coupon.balance > 0n);
  return [{ item: 'PICK_UP_COUPON_UNSPENT', passed: !unspent }];
}
