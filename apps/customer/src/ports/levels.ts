import type { Tx } from '@pc/store';
import type { Consumption } from '../domain/levels/level';

/** Days that resources of a customer stay usable, and then stay kept, after their time is over. */
export interface KeepDays {
  readonly grace: number;
  readonly retention: number;
}

/** Injects the rules of levels. */
export const LEVEL_RULES = Symbol('LEVEL_RULES');

export interface LevelRules {
  /** Of V1 to V5, in fen. */
  readonly thresholds: readonly bigint[];
  /** Of V0 to V5 (customers 7.9). */
  readonly period: readonly KeepDays[];
  readonly onDemand: readonly KeepDays[];
  readonly sweepMs: number;
}

export interface ConsumptionChange {
  /** Of the event that tells it; it counts once. */
  readonly eventId: string;
  readonly customerId: string;
  readonly year: number;
  /** Negative for a refund. */
  readonly fen: bigint;
}

/** What customers consume in calendar years, and whose level is to be looked at. */
export abstract class ConsumptionBook {
  /** False when the event was counted before. */
  abstract note(tx: Tx, change: ConsumptionChange): Promise<boolean>;
  abstract of(customerIds: readonly string[], year: number, tx?: Tx): Promise<Map<string, Consumption>>;
  /** Customers whose consumption changed before `until` and was not settled since, at most so many. */
  abstract changedBefore(until: Date, limit: number): Promise<string[]>;
  /** Takes note that changes before `until` are in the level. */
  abstract settle(tx: Tx, customerIds: readonly string[], until: Date): Promise<void>;
  /** In batches: everybody who consumed in one of these years. */
  abstract consumersOf(years: readonly number[]): AsyncIterable<string[]>;
  /** The day for which the last run ended; undefined: none did. */
  abstract lastRun(): Promise<Date | undefined>;
  abstract ranFor(day: Date): Promise<void>;
}
