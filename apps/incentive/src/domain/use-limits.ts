import { yuanText } from '@pc/kernel';
import type { IssueCommand } from './issue-situation';
import { LIMIT_KEYS, type QuotaLimit } from './quota-limits';

/** A restriction of a coupon (benefits 2.4). */
export interface UseLimit {
  readonly key: string;
  readonly value1?: string;
  readonly value2?: string;
}

/** The value of a limit that is given once; undefined: not restricted. */
export function limitOf(limits: readonly UseLimit[], key: string): string | undefined {
  return limits.find((limit) => limit.key === key)?.value1;
}

/** Limits that bind the issue only and say nothing about spending. */
const ISSUE_ONLY: ReadonlySet<string> = new Set([
  LIMIT_KEYS.faceValueRange,
  LIMIT_KEYS.maxCouponCount,
  LIMIT_KEYS.maxTotalFaceValue,
  LIMIT_KEYS.firstAssociationOnly,
]);
/** Limits whose entries are one text on a coupon, separated by commas. */
const JOINED: ReadonlySet<string> = new Set([LIMIT_KEYS.serviceTypeList, LIMIT_KEYS.productList, LIMIT_KEYS.productBlackList]);

/** What the holder may spend the coupon on: the request where it names a limit, else the quota (benefits, 2.4). */
export function useLimitsOf(quotaLimits: readonly QuotaLimit[], command: IssueCommand): UseLimit[] {
  const own = ownLimits(command);
  const ownKeys = new Set(own.map((limit) => limit.key));
  const inherited = quotaLimits.filter((limit) => !ISSUE_ONLY.has(limit.key) && !ownKeys.has(limit.key));
  return [...inherited.flatMap(asUseLimits), ...own];
}

function ownLimits(command: IssueCommand): UseLimit[] {
  const { serviceTypes = [], productIds = [], subscribeTypes = [], minOrderAmount, maxDeductionRatio } = command;
  return [
    ...(serviceTypes.length > 0 ? [{ key: LIMIT_KEYS.serviceTypeList, value1: serviceTypes.join(',') }] : []),
    ...(productIds.length > 0 ? [{ key: LIMIT_KEYS.productList, value1: productIds.join(',') }] : []),
    ...subscribeTypes.map((value1) => ({ key: LIMIT_KEYS.subscribeType, value1 })),
    ...(minOrderAmount === undefined ? [] : [{ key: LIMIT_KEYS.minOrderAmount, value1: yuanText(minOrderAmount) }]),
    ...(maxDeductionRatio === undefined ? [] : [{ key: LIMIT_KEYS.maxDeductionRatio, value1: maxDeductionRatio }]),
  ];
}

function asUseLimits({ key, values }: QuotaLimit): UseLimit[] {
  if (JOINED.has(key)) {
    const value1 = values
      .map((value) => value.value1)
      .filter(Boolean)
      .join(',');
    return value1 ? [{ key, value1 }] : [];
  }
  if (key === LIMIT_KEYS.usageTimes) return values.map(({ value1 }) => ({ key, value1: value1 === '1' ? '1' : '0' }));
  return values.map((value) => ({ key, ...value }));
}
