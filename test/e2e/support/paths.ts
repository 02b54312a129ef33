/** The documented paths (benefits 5, customers 8). */
export const PATHS = {
  quotas: '/v2/partners/coupon-quotas/query',
  allot: '/v2/partners/coupon-quotas/indirect-partner-adjust',
  takeBack: '/v2/partners/coupon-quotas/indirect-partner-reclaim',
  allotted: '/v2/partners/issued-coupon-quotas',
  quotaRecords: '/v2/partners/coupon-quotas/records',
  /** GET lists what was issued, POST issues. */
  coupons: '/v2/promotions/benefits/partner-coupons',
  reclaim: '/v2/promotions/benefits/partner-coupons/reclaim',
  records: '/v2/promotions/benefits/partner-coupons/records/query',
  held: '/v2/promotions/benefits/coupons',
  tokens: '/v3/auth/tokens',
  /** customers 8.1 to 8.3 */
  identity: '/v2/partners/sub-customers/users/check-identity',
  sendCode: '/v2/bases/verificationcode/send',
  registration: '/v2/partners/sub-customers',
} as const;

type Value = string | number;

/** A path with a query; a list becomes a repeated parameter. */
export function withQuery(path: string, query: Readonly<Record<string, Value | readonly Value[]>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString().replaceAll('+', '%20')}`;
}
