import { fenFromText, refuse, type Fen, type Refusal } from '@pc/kernel';

export interface LimitValue {
  readonly value1?: string;
  readonly value2?: string;
}

/** A restriction of a quota (benefits 2.1). */
export interface QuotaLimit {
  readonly key: string;
  readonly values: readonly LimitValue[];
}

/** The keys that this service itself enforces (benefits 2.1, 2.4). */
export const LIMIT_KEYS = {
  faceValueRange: 'faceValueRange',
  maxCouponCount: 'maxCouponCount',
  maxTotalFaceValue: 'maxTotalFaceValue',
  firstAssociationOnly: 'firstAssociationOnly',
  serviceTypeList: 'serviceTypeList',
  productList: 'productList',
  productBlackList: 'productBlackList',
  subscribeType: 'subscribeType',
  maxDeductionRatio: 'maxDeductionRatio',
  minOrderAmount: 'minOrderAmount',
  usageTimes: 'usageTimes',
} as const;

/** The keys that are only handed on to the coupons, and bind their use (benefits 2.1, 2.4): yes or no, and the others. */
const FLAGS: readonly string[] = [
  'simultaneousUseWithPromotionProduct',
  'simultaneousUseWithEmpowerDiscount',
  'simultaneousUseWithContractDiscount',
  'simultaneousUseWithPromotionDiscount',
  'firstOrderInService',
  'isOnlyForStrictSelected',
  'isRebate',
];
const HANDED_ON_KEYS = [
  ...FLAGS,
  'minConsumeDiscount',
  'cycleNum',
  'cycleType',
  'serviceTypeBlackList',
  'regionList',
  'enterpriseProjectList',
];
const KNOWN_KEYS: ReadonlySet<string> = new Set([...Object.values(LIMIT_KEYS), ...HANDED_ON_KEYS]);

/** The limits of a quota that bind an issue, read into their types. */
export interface IssueLimits {
  readonly leastFaceValue?: Fen;
  readonly greatestFaceValue?: Fen;
  readonly maxCouponCount?: number;
  readonly maxTotalFaceValue?: Fen;
  readonly maxTotalPerCustomer?: Fen;
  readonly firstAssociationOnly: boolean;
  readonly serviceTypes: readonly string[];
  readonly products: readonly string[];
  readonly productBlackList: readonly string[];
  readonly subscribeTypes: readonly string[];
  readonly maxDeductionRatio?: string;
  readonly minOrderAmount?: Fen;
}

export function issueLimitsOf(quota: { readonly limits: readonly QuotaLimit[] }): IssueLimits {
  const first = (key: string) => quota.limits.find((limit) => limit.key === key)?.values[0];
  const [range, count, total] = [first('faceValueRange'), first('maxCouponCount'), first('maxTotalFaceValue')];
  const totalFen = amount(total?.value1);
  return {
    ...present('leastFaceValue', amount(range?.value1)),
    ...present('greatestFaceValue', amount(range?.value2)),
    ...present('maxCouponCount', count?.value1 ? Number(count.value1) : undefined),
    ...present(total?.value2 === PER_CUSTOMER ? 'maxTotalPerCustomer' : 'maxTotalFaceValue', totalFen),
    firstAssociationOnly: first('firstAssociationOnly')?.value1 === '1',
    serviceTypes: listOf(quota.limits, 'serviceTypeList'),
    products: listOf(quota.limits, 'productList'),
    productBlackList: listOf(quota.limits, 'productBlackList'),
    subscribeTypes: listOf(quota.limits, 'subscribeType'),
    ...present('maxDeductionRatio', first('maxDeductionRatio')?.value1 || undefined),
    ...present('minOrderAmount', amount(first('minOrderAmount')?.value1)),
  };
}

const PER_CUSTOMER = 'CUSTOMER';

/** The entries of a list limit, given one a value or several in one value, separated by commas. */
export function listOf(limits: readonly QuotaLimit[], key: string): string[] {
  const texts = limits.filter((limit) => limit.key === key).flatMap((limit) => limit.values.map((value) => value.value1 ?? ''));
  return texts
    .flatMap((text) => text.split(','))
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/**
 * Refuses limits that could not be enforced as they are written: the vendor's staff learn of a slip at the grant. A key that no
 * table has (benefits U-2) would restrict nothing.
 */
export function checkLimits(limits: readonly QuotaLimit[]): Refusal | undefined {
  const unknown = limits.findIndex(({ key }) => !KNOWN_KEYS.has(key));
  if (unknown >= 0)
    return refuse('CBC.0100', {
      field: `limit_infos[${unknown}].limit_key`,
      reason: 'no_limit_key',
      params: { key: limits[unknown]!.key },
    });
  const wrong = limits.findIndex(
    (limit, index) => !isSingle(limits, index) || !limit.values.every((value) => isReadable(limit.key, value)),
  );
  return wrong < 0 ? undefined : refuse('CBC.0100', { field: `limit_infos[${wrong}]`, reason: 'format' });
}

const LISTS: readonly string[] = [
  LIMIT_KEYS.serviceTypeList,
  LIMIT_KEYS.productList,
  LIMIT_KEYS.productBlackList,
  LIMIT_KEYS.subscribeType,
  'cycleNum',
  'cycleType',
  'serviceTypeBlackList',
  'regionList',
  'enterpriseProjectList',
];

/** A limit that is no list is given once and with one value: of two, one would not be kept. */
function isSingle(limits: readonly QuotaLimit[], index: number): boolean {
  const { key, values } = limits[index]!;
  if (LISTS.includes(key)) return true;
  return values.length === 1 && limits.findIndex((limit) => limit.key === key) === index;
}

function isReadable(key: string, { value1 = '', value2 = '' }: LimitValue): boolean {
  if (FLAGS.includes(key)) return value1 === '0' || value1 === '1';
  switch (key) {
    case LIMIT_KEYS.faceValueRange:
      return isAmountOrEmpty(value1) && isAmountOrEmpty(value2);
    case LIMIT_KEYS.maxCouponCount:
      return /^\d{1,9}$/.test(value1);
    case LIMIT_KEYS.maxTotalFaceValue:
      return isAmount(value1) && (value2 === '' || value2 === PER_CUSTOMER);
    case LIMIT_KEYS.minOrderAmount:
      return isAmount(value1);
    case LIMIT_KEYS.firstAssociationOnly:
      return value1 === '0' || value1 === '1';
    case LIMIT_KEYS.maxDeductionRatio:
    case 'minConsumeDiscount':
      return isRatio(value1);
    default:
      return true;
  }
}

/** A decimal in (0, 1], such as the greatest share of an order that a coupon may pay. */
export function isRatio(text: string): boolean {
  return /^(0?\.\d{1,10}|1(\.0{1,10})?)$/.test(text) && Number(text) > 0;
}

const isAmount = (text: string) => (fenFromText(text) ?? -1n) >= 0n;
const isAmountOrEmpty = (text: string) => text === '' || isAmount(text);
const amount = (text: string | undefined) => (text ? fenFromText(text) : undefined);

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
