import { optionalText, queryIntegerOption } from '@pc/contracts';

/** Filters that lists of coupons share; class B (benefits section 6). */
export const couponIdFilter = optionalText(64, { description: 'This coupon only', example: '202601310000000002' });
export const customerIdFilter = optionalText(64, {
  description: 'Coupons of this customer only; the old spelling is `customerId`',
  example: '0123456789abcdef0123456789abcdef',
});
export const orderIdFilter = optionalText(64, { description: 'Coupons last used by this order', example: 'CS2601310000000001' });
export const partnerIdFilter = optionalText(64, { description: 'Of this partner only', example: 'fedcba9876543210fedcba9876543210' });
export const resellerFilter = optionalText(64, {
  description: 'Of this reseller of the caller; ignored unless the caller is a distributor',
  example: 'aaaabbbbccccddddeeeeffff00001111',
});
export const couponStatusFilter = queryIntegerOption([1, 2, 3, 4, 5], {
  description: '1 not activated, 2 usable, 3 used, 4 expired, 5 reclaimed',
  example: 2,
});
export const couponTypeFilter = queryIntegerOption([1, 4, 5], { description: '1 voucher, 4 cash coupon, 5 pick-up coupon', example: 1 });
