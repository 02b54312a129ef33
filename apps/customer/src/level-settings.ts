import { fenFromText } from '@pc/kernel';
import { loadConfig, wholeNumber } from '@pc/platform';
import { z } from 'zod';
import { LEVELS } from './domain/account';
import type { LevelRules } from './ports/levels';

/** The defaults are examples: the vendor publishes no thresholds, and its days are known from a copy alone (customers 7.8, 7.9). */
const schema = z.object({
  LEVEL_THRESHOLDS: z
    .string()
    .transform((text) => text.split(',').map((part) => fenFromText(part.trim())))
    .refine((amounts) => amounts.length === LEVELS.length - 1 && rises(amounts), 'must hold five rising amounts')
    .transform((amounts) => amounts.filter((amount) => amount !== undefined))
    .default(['10000', '50000', '200000', '1000000', '5000000'].map((amount) => fenFromText(amount)!))
    .describe('yuan of a calendar year from which the levels V1 to V5 are reached, separated by commas'),
  LEVEL_DAYS_PERIOD: keepDays('yearly and monthly resources').default(read('1/1,1/7,1/7,7/7,7/15,7/15')!),
  LEVEL_DAYS_ON_DEMAND: keepDays('pay-per-use resources').default(read('0/1,0/7,0/7,1/7,7/15,7/15')!),
  OWN_CUSTOMERS_SWEEP_MS: wholeNumber(100, 3_600_000, 'milliseconds between two looks for levels and releases that are due').default(
    10_000,
  ),
});

/** Throws ConfigurationError. */
export function loadLevelRules(environment: NodeJS.ProcessEnv = process.env): LevelRules {
  const config = loadConfig(schema, environment);
  return {
    thresholds: config.LEVEL_THRESHOLDS,
    period: config.LEVEL_DAYS_PERIOD,
    onDemand: config.LEVEL_DAYS_ON_DEMAND,
    sweepMs: config.OWN_CUSTOMERS_SWEEP_MS,
  };
}

function rises(amounts: ReadonlyArray<bigint | undefined>): boolean {
  return amounts.every((amount, index) => amount !== undefined && amount > (amounts[index - 1] ?? 0n));
}

function keepDays(what: string) {
  return z
    .string()
    .transform((text, context) => read(text) ?? (context.addIssue('must hold six pairs of days'), z.NEVER))
    .describe(`days of grace and of retention of ${what} for the levels V0 to V5, like 1/7, separated by commas`);
}

function read(text: string): Array<{ grace: number; retention: number }> | undefined {
  const pairs = text.split(',').map((part) => /^(\d{1,3})\/(\d{1,3})$/.exec(part.trim()));
  if (pairs.length !== LEVELS.length || pairs.includes(null)) return undefined;
  return pairs.map((pair) => ({ grace: Number(pair![1]), retention: Number(pair![2]) }));
}
