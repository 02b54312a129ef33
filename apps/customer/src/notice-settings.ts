import { ConfigurationError, loadConfig } from '@pc/platform';
import { z } from 'zod';
import type { NoticeSettings } from './ports/settings';

const schema = z.object({
  NODE_ENV: z.string().optional(),
  NOTICES: z
    .enum(['deliver', 'mailbox'])
    .default('deliver')
    .describe('deliver: messages leave by SMTP_URL and SMS_HOOK_URL; mailbox: they stay here, readable, for development and tests only'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+/, 'must begin with smtp:// or smtps://')
    .optional()
    .describe('mail server, smtp[s]://user:password@host:port'),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/, 'must be an e-mail address')
    .optional()
    .describe('sender of e-mail, an address or `Name <address>`'),
  SMS_HOOK_URL: z
    .url({ protocol: /^https?$/, error: 'must begin with http:// or https://' })
    .optional()
    .describe('where SMS are posted'),
  SMS_HOOK_SECRET: z.string().min(16).max(256).optional().describe('signs what is posted to SMS_HOOK_URL, at least 16 characters'),
});

/** How messages leave (customers 10.9). Throws ConfigurationError. */
export function loadNoticeSettings(environment: NodeJS.ProcessEnv): NoticeSettings {
  const config = loadConfig(schema, environment);
  const { SMTP_URL, MAIL_FROM, SMS_HOOK_URL, SMS_HOOK_SECRET } = config;
  const mailbox = config.NOTICES === 'mailbox';
  if (mailbox && config.NODE_ENV === 'production')
    throw unusable('NOTICES: mailbox is for development and tests; with NODE_ENV=production everybody on the staff could read codes');
  return {
    mailbox,
    ...both({ SMTP_URL, MAIL_FROM }, (url, from) => ({ mail: { url, from } })),
    ...both({ SMS_HOOK_URL, SMS_HOOK_SECRET }, (url, secret) => ({ sms: { url, secret } })),
  };
}

/** Both or none: half of them is a mistake, not a wish. */
function both<T>(pair: Record<string, string | undefined>, take: (first: string, second: string) => T): T | undefined {
  const [first, second] = Object.values(pair);
  if (first && second) return take(first, second);
  if (!first && !second) return undefined;
  throw unusable(`${Object.keys(pair).join(' and ')} belong together: set both, or none`);
}

function unusable(fault: string): ConfigurationError {
  return new ConfigurationError(`The configuration is not usable:\n  ${fault}`);
}
