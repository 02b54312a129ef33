import type { Coupon } from './coupon';
import type { PayableLine, PayableOrder } from './payable-order';
import { LIMIT_KEYS } from './quota-limits';
import type { UseLimit } from './use-limits';

/** Limits that say where a coupon may be spent, beside those that a quota enforces itself (benefits 2.4). */
const KEYS = {
  ...LIMIT_KEYS,
  serviceTypeBlackList: 'serviceTypeBlackList',
  cycleNum: 'cycleNum',
  cycleType: 'cycleType',
  regionList: 'regionList',
  enterpriseProjectList: 'enterpriseProjectList',
  firstOrderInService: 'firstOrderInService',
  strictSelected: 'isOnlyForStrictSelected',
} as const;

const SUBSCRIBE_TYPES: Readonly<Record<number, string>> = { 1: 'new', 2: 'renew', 3: 'change' };
/** The cycle of a limit by the period of a line: years, months, days, hours, pay-per-use, one-off. */
const CYCLES: Readonly<Record<number, string>> = { 3: '1', 2: '2', 0: '3', 4: '4', 6: '5', 5: '7' };
const [ANY_TERM, ANY_CYCLE] = ['0', '6'];
const TERMS: readonly (string | undefined)[] = ['1', '2'];

/** The lines that a coupon pays (benefits P-7); goods of the marketplace only where it is for them alone (benefits P-11). */
export function eligibleLines({ useLimits, group }: Pick<Coupon, 'useLimits' | 'group'>, order: PayableOrder): readonly PayableLine[] {
  const said = new Limits(useLimits);
  const forGoods = group === 'MARKETPLACE' || said.first(KEYS.strictSelected) === '1';
  return allowsOrder(said, order) ? order.lines.filter((line) => line.marketplace === forGoods && allowsLine(said, line)) : [];
}

/** Whether an order is the first in its service is not told here: such a coupon is not offered rather than offered wrongly. */
function allowsOrder(said: Limits, { orderType, projects }: PayableOrder): boolean {
  const type = SUBSCRIBE_TYPES[orderType];
  return (
    said.allows(KEYS.subscribeType, type) &&
    (!said.has(KEYS.enterpriseProjectList) || projects.some((project) => said.allows(KEYS.enterpriseProjectList, project))) &&
    said.first(KEYS.firstOrderInService) !== '1'
  );
}

function allowsLine(said: Limits, line: PayableLine): boolean {
  return (
    said.allows(KEYS.serviceTypeList, line.serviceType) &&
    said.allows(KEYS.productList, line.productId) &&
    said.allows(KEYS.regionList, line.region) &&
    said.allows(KEYS.cycleNum, line.periodNum === undefined ? undefined : String(line.periodNum)) &&
    allowsCycle(said, CYCLES[line.periodType]) &&
    !said.names(KEYS.serviceTypeBlackList, line.serviceType) &&
    !said.names(KEYS.productBlackList, line.productId)
  );
}

function allowsCycle(said: Limits, cycle: string | undefined): boolean {
  if (said.allows(KEYS.cycleType, cycle) || said.names(KEYS.cycleType, ANY_CYCLE)) return true;
  return said.names(KEYS.cycleType, ANY_TERM) && TERMS.includes(cycle);
}

/** The values of limits by key; a value may hold several, separated by commas. An absent key restricts nothing. */
class Limits {
  private readonly values: ReadonlyMap<string, readonly string[]>;

  constructor(limits: readonly UseLimit[]) {
    const entries = [...Map.groupBy(limits, ({ key }) => key)];
    this.values = new Map(
      entries.map(([key, rows]) => [key, rows.flatMap(({ value1 = '' }) => value1.split(',').map((one) => one.trim()))]),
    );
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  first(key: string): string | undefined {
    return this.values.get(key)?.[0];
  }

  names(key: string, value: string | undefined): boolean {
    return value !== undefined && (this.values.get(key) ?? []).includes(value);
  }

  allows(key: string, value: string | undefined): boolean {
    return !this.has(key) || this.names(key, value);
  }
}
