import { LEVELS, type Customer, type CustomerLevel } from '../account';
import type { AccountEvent } from '../account-event';

/** What a customer consumed in two calendar years, in fen. */
export interface Consumption {
  readonly lastYear: bigint;
  readonly thisYear: bigint;
}

/** The highest level whose threshold is reached, that is at or above it; `thresholds` are those of V1 upwards. */
export function levelOf(consumed: bigint, thresholds: readonly bigint[]): CustomerLevel {
  return LEVELS[thresholds.filter((threshold) => consumed >= threshold).length]!;
}

/** customers 7.8: by this year's consumption, but never below the initial level, which last year's total gives. */
export function decideLevel({ level: from }: Customer, { lastYear, thisYear }: Consumption, thresholds: readonly bigint[]): AccountEvent[] {
  const [initial, reached] = [levelOf(lastYear, thresholds), levelOf(thisYear, thresholds)];
  const to = reached > initial ? reached : initial;
  return to === from ? [] : [{ type: 'level-changed', from, to }];
}
