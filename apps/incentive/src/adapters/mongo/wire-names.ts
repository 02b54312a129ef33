import { incentive } from '@pc/contracts';
import type { ReclaimOperation } from '../../domain/coupon';

/** The numbers of the wire, which the store keeps too, and the names by which the domain speaks of them. */
function inverse<K extends string, V extends string | number>(table: Readonly<Record<K, V>>): ReadonlyMap<string | number, K> {
  return new Map((Object.entries(table) as [K, V][]).map(([name, value]) => [value, name]));
}

const quotaKinds = inverse(incentive.QUOTA_TYPES);
const quotaStatuses = inverse(incentive.QUOTA_STATUSES);
const couponKinds = inverse(incentive.COUPON_TYPES);
const couponGroups = inverse(incentive.COUPON_GROUPS);
const operations = inverse(incentive.OPERATION_TYPES);
const couponStatuses = inverse(incentive.COUPON_STATUSES);

export const quotaKindOf = (value: number) => named(quotaKinds, value);
export const quotaStatusOf = (value: number) => named(quotaStatuses, value);
export const couponGroupOf = (value: number) => named(couponGroups, value);
export const couponKindOf = (value: number) => named(couponKinds, value);

/** The type of the coupons of a quota of this type; none when there is no such type. */
export function couponTypesOf(quotaType: number): number[] {
  const kind = quotaKinds.get(quotaType);
  return kind === undefined ? [] : [incentive.COUPON_TYPES[kind]];
}

export function couponStatusOf(value: number) {
  const status = named(couponStatuses, value);
  // Partner coupons need no activation (benefits 3.2).
  if (status === 'NOT_ACTIVATED') throw new Error('A partner coupon is never in state 1');
  return status;
}

/** The automatic reclaim of a coupon that payments held (benefits R-35). */
export function reclaimOf(value: string): ReclaimOperation {
  const name = operations.get(value);
  if (name === 'DISASSOCIATION' || name === 'EXPIRY' || name === 'ASSOCIATION' || name === 'MODE_SWITCH') return name;
  throw new Error(`The store holds ${value}, which is no automatic reclaim`);
}

function named<K extends string>(table: ReadonlyMap<string | number, K>, value: number): K {
  const name = table.get(value);
  if (name === undefined) throw new Error(`The store holds an unknown value ${value}`);
  return name;
}
