import { loadConfig, wholeNumber } from '@pc/platform';
import { z } from 'zod';
import type { InvitationSettings } from './ports/invitation-settings';

const schema = z.object({
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('http://127.0.0.1:8080')
    .describe('address under which browsers reach the gateway, such as https://partner.example.com'),
  REPORT_SWEEP_MS: wholeNumber(100, 3_600_000, 'how often reports and invitations whose time is over are looked for').default(10_000),
});

/** Throws ConfigurationError. */
export function loadInvitationSettings(environment: NodeJS.ProcessEnv = process.env): InvitationSettings {
  const { PUBLIC_URL, REPORT_SWEEP_MS } = loadConfig(schema, environment);
  return { publicUrl: PUBLIC_URL, expirySweepMs: REPORT_SWEEP_MS };
}
