import type { Breach } from '@pc/contracts';
import { yuanText, type Fen } from '@pc/kernel';
import { spentOf, type CouponStatus } from './coupon';
import { handsOn, isAllotted, type Quota } from './quota';

/** What the coupons and records of one quota add up to. */
export interface QuotaTally {
  outstanding: Fen;
  spent: Fen;
  faceValue: Fen;
  reclaimed: Fen;
  coupons: number;
  recordedIssues: number;
  recordedFaceValue: Fen;
  recordedReclaims: Fen;
  /** What payments took from its coupons, by their own account. */
  redeemed: Fen;
  /** What records say that this quota got when it was allotted. */
  recordedAllotment: Fen;
}

export function emptyTally(): QuotaTally {
  return {
    outstanding: 0n,
    spent: 0n,
    faceValue: 0n,
    reclaimed: 0n,
    coupons: 0,
    recordedIssues: 0,
    recordedFaceValue: 0n,
    recordedReclaims: 0n,
    redeemed: 0n,
    recordedAllotment: 0n,
  };
}

/** Coupons of one quota and state, added up. */
export interface CouponSums {
  readonly status: CouponStatus;
  readonly coupons: number;
  readonly faceValue: Fen;
  readonly balance: Fen;
  readonly locked: Fen;
  readonly reclaimed: Fen;
  /** The smallest of any balance, locked amount, unlocked balance and spending among them; never below 0. */
  readonly least: Fen;
}

/** Adds coupons to the tally of their quota; returns what is wrong with them as they stand. */
export function countCoupons(quotaId: string, tally: QuotaTally, sums: CouponSums): Breach[] {
  tally.outstanding += sums.balance;
  tally.spent += spentOf(sums);
  tally.faceValue += sums.faceValue;
  tally.reclaimed += sums.reclaimed;
  tally.coupons += sums.coupons;
  const breaches: Breach[] = [];
  if (sums.least < 0n)
    breaches.push({ rule: 'R-31', subject: quotaId, detail: `a coupon in state ${sums.status} has an amount of ${yuanText(sums.least)}` });
  if (sums.status !== 'USABLE' && sums.balance !== sums.locked) {
    breaches.push({
      rule: 'R-65',
      subject: quotaId,
      detail: `coupons in state ${sums.status} still hold ${yuanText(sums.balance - sums.locked)}`,
    });
  }
  return breaches;
}

/** What contradicts itself among quotas, given the tally of each (benefits, P-22). */
export function contradictionsIn(quotas: readonly Quota[], tallyOf: (quotaId: string) => QuotaTally): Breach[] {
  const children = Map.groupBy(
    quotas.filter(({ parentId }) => parentId !== undefined),
    ({ parentId }) => parentId!,
  );
  const sumOf = (quota: Quota): Fen => {
    const { outstanding, spent } = tallyOf(quota.id);
    return (children.get(quota.id) ?? []).reduce((sum, child) => sum + sumOf(child), quota.balance + outstanding + spent);
  };
  return quotas.flatMap((quota) => [...conservation(quota, sumOf(quota)), ...bookkeeping(quota, tallyOf(quota.id))]);
}

/** The equation of benefits R-60. Of a closed quota a part of the value has gone to the parent, for which it counts (benefits R-42). */
function conservation(quota: Quota, sum: Fen): Breach[] {
  const breaches: Breach[] = [];
  if (quota.balance < 0n) breaches.push({ rule: 'R-8', subject: quota.id, detail: `balance ${yuanText(quota.balance)}` });
  if (quota.status === 'RECLAIMED' && quota.balance !== 0n)
    breaches.push({ rule: 'R-52', subject: quota.id, detail: `taken back, and still holds ${yuanText(quota.balance)}` });
  if (handsOn(quota) ? sum > quota.value : sum !== quota.value) {
    breaches.push({
      rule: 'R-60',
      subject: quota.id,
      detail: `value ${yuanText(quota.value)}, but balance, coupons and spending come to ${yuanText(sum)}`,
    });
  }
  return breaches;
}

function bookkeeping(quota: Quota, tally: QuotaTally): Breach[] {
  const pairs: [rule: string, what: string, one: bigint | number, other: bigint | number][] = [
    ['R-13', 'coupons counted and found', quota.issuedCount, tally.coupons],
    ['R-13', 'face values counted and found', quota.issuedTotal, tally.faceValue],
    ['R-57', 'coupons and records of their issue', tally.coupons, tally.recordedIssues],
    ['R-57', 'face values and records of their issue', tally.faceValue, tally.recordedFaceValue],
    ['R-57', 'amounts taken back and records of that', tally.reclaimed, tally.recordedReclaims],
    ['P-22', 'amounts spent and redeemed by payments', tally.spent, tally.redeemed],
    ['R-57', 'allotted value and the record of it', isAllotted(quota) ? quota.value : 0n, tally.recordedAllotment],
  ];
  return pairs
    .filter(([, , one, other]) => one !== other)
    .map(([rule, what, one, other]) => ({ rule, subject: quota.id, detail: `${what} differ: ${one} and ${other}` }));
}

/** Every lock is that of a payment under way, and the other way round (benefits P-22, P-23). `held`, `locks`: fen by coupon, as coupons and payments have it. */
export function lockBreaches(held: ReadonlyMap<string, Fen>, locks: ReadonlyMap<string, Fen>): Breach[] {
  return [...new Set([...held.keys(), ...locks.keys()])].flatMap((id) => {
    const [one, other] = [held.get(id) ?? 0n, locks.get(id) ?? 0n];
    if (one === other) return [];
    return [
      { rule: 'P-22', subject: id, detail: `the coupon holds ${yuanText(one)} for payments, which have locked ${yuanText(other)} of it` },
    ];
  });
}
