import { loadConfig, wholeNumber } from '@pc/platform';
import { z } from 'zod';
import type { BillingSettings } from './ports/settings';

/** Settings of this service beside those of every service. */
const schema = z.object({
  ORDER_SWEEP_MS: wholeNumber(100, 3_600_000, 'milliseconds between two looks for orders whose deadline has passed').default(5_000),
});

/** Throws ConfigurationError. */
export function loadBillingSettings(environment: NodeJS.ProcessEnv = process.env): BillingSettings {
  return { orderSweepMs: loadConfig(schema, environment).ORDER_SWEEP_MS };
}
