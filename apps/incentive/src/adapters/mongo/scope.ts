import type { Coupon } from '../../domain/coupon';
import type { Owner } from '../../domain/quota';

/** Names the list in which a coupon stands: its issuer, its reseller, and the kind of customer (benefits R-56). Ids hold no `|`. */
export function couponScope(owner: Owner, associationType: string): string {
  return `${recordScope(owner)}|${associationType}`;
}

/** All lists of an owner's coupons, whatever the kind of customer. */
export function couponScopesOf(owner: Owner): string[] {
  return (['2', '1', '0'] satisfies Coupon['associationType'][]).map((type) => couponScope(owner, type));
}

/** Names the list of an owner's records, but for those that coupons carry. */
export function recordScope({ partnerId, resellerId = NO_RESELLER }: Owner): string {
  return `${partnerId}|${resellerId}`;
}

const NO_RESELLER = '-';

/** What the name of a list tells about the coupons in it. */
export function ofCouponScope(scope: string): Pick<Coupon, 'issuer' | 'associationType'> {
  const [partnerId = '', resellerId = '', type] = scope.split('|');
  return { issuer: { partnerId, ...(resellerId !== NO_RESELLER && { resellerId }) }, associationType: type as Coupon['associationType'] };
}

/** Whether the list is one of the partner, its resellers' included. */
export function isOfPartner(scope: string, partnerId: string): boolean {
  return scope.startsWith(`${partnerId}|`);
}
