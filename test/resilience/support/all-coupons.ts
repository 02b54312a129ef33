import type { Partner } from '../../e2e/support/partner';

const PAGE = 100;

/** The ids of all coupons that a partner has issued, page by page. */
export async function allCouponsOf(partner: Partner): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const { total_count, user_coupons } = await partner.issued({ offset: ids.length, limit: PAGE });
    ids.push(...user_coupons.map(({ coupon_id }) => coupon_id));
    if (user_coupons.length < PAGE) {
      expect(total_count).toBe(ids.length);
      return ids;
    }
  }
}
