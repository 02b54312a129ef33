import { loadConfig, onOff, wholeNumber } from '@pc/platform';
import { z } from 'zod';
import type { BillingSettings } from './ports/settings';

/** Settings of this service beside those of every service. */
const schema = z.object({
  ORDER_SWEEP_MS: wholeNumber(100, 3_600_000, 'milliseconds between two looks for orders whose deadline has passed').default(5_000),
  PAYMENT_SWEEP_MS: wholeNumber(100, 3_600_000, 'milliseconds between two looks for payments that nobody works on any more').default(2_000),
  REALNAME_REQUIRED_FOR_PAYMENT: onOff('on: only orders of verified customers can be paid').default(false),
  PROVISIONING_URL: z
    .url({ protocol: /^https?$/, error: 'must begin with http:// or https://' })
    .optional()
    .describe('where the provisioning system is asked and told of paid orders'),
  PROVISIONING_TOKEN: z.string().min(16).max(256).optional().describe('bearer token for PROVISIONING_URL, at least 16 characters'),
});

/** Throws ConfigurationError. */
export function loadBillingSettings(environment: NodeJS.ProcessEnv = process.env): BillingSettings {
  const config = loadConfig(schema, environment);
  const { PROVISIONING_URL: provisioningUrl, PROVISIONING_TOKEN: provisioningToken } = config;
  return {
    orderSweepMs: config.ORDER_SWEEP_MS,
    paymentSweepMs: config.PAYMENT_SWEEP_MS,
    realnameRequired: config.REALNAME_REQUIRED_FOR_PAYMENT,
    ...(provisioningUrl !== undefined && { provisioningUrl }),
    ...(provisioningToken !== undefined && { provisioningToken }),
  };
}
