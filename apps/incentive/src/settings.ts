import { loadConfig, wholeNumber } from '@pc/platform';
import { z } from 'zod';
import type { IncentiveSettings } from './ports/settings';

/** Settings of this service beside those of every service. */
const schema = z.object({
  ISSUED_LIST_DAYS: wholeNumber(1, 36_500, 'days after their end for which the list of issued coupons shows them').default(730),
  HOLDER_LIST_DAYS: wholeNumber(1, 36_500, 'days after their end for which the list of a holder shows coupons').default(365),
  EXPIRY_SWEEP_MS: wholeNumber(100, 3_600_000, 'milliseconds between two looks for coupons and quotas whose time is over').default(5_000),
});

/** Throws ConfigurationError. */
export function loadIncentiveSettings(environment: NodeJS.ProcessEnv = process.env): IncentiveSettings {
  const config = loadConfig(schema, environment);
  return { issuedListDays: config.ISSUED_LIST_DAYS, holderListDays: config.HOLDER_LIST_DAYS, expirySweepMs: config.EXPIRY_SWEEP_MS };
}
