import { commaList, loadConfig, onOff, processSettings, wholeNumber } from '@pc/platform';
import { z } from 'zod';

/** `issueCoupons=100,listCoupons=50` */
const rates = (description: string) =>
  z
    .string()
    .regex(/^(\w+=\d{1,7})(,\w+=\d{1,7})*$/, 'must be a list of operation=number')
    .transform(
      (text) =>
        new Map(
          text
            .split(',')
            .map((part) => part.split('='))
            .map(([name, rate]) => [name!, Number(rate)]),
        ),
    )
    .describe(description);

const DOCUMENT = (name: string) =>
  `the ${name} that the console shows: an https address, or a text file; {language} in it stands for zh_CN and en_US`;

/** Settings of the gateway. The defaults suit a machine of one's own; a public installation sets host and certificate. */
export const gatewaySettings = processSettings.extend({
  HTTP_HOST: z.string().min(1).default('127.0.0.1').describe('address on which the HTTP API is served'),
  HTTP_PORT: wholeNumber(0, 65_535, 'port of the HTTP API; 0 takes a free one').default(8080),
  TRUSTED_PROXIES: commaList('addresses or networks of proxies whose X-Forwarded-For names the source address').default([]),
  TLS_CERT_FILE: z.string().min(1).optional().describe('certificate chain in PEM; with TLS_KEY_FILE it turns HTTPS on'),
  TLS_KEY_FILE: z.string().min(1).optional().describe('private key in PEM'),
  RATE_LIMIT: onOff('whether requests a second are limited (api 6), counted by each gateway for itself').default(true),
  RATE_LIMIT_OVERRIDES: rates('other limits for single operations: operation=number, separated by commas').default(new Map()),
  REPLAY_PROTECTION: onOff('whether a signature of a changing call is accepted once only (api 4.2.5)').default(false),
  ANSWER_TIMEOUT_MS: wholeNumber(100, 600_000, 'how long an answer of a service is waited for (api 7.11)').default(15_000),
  CREDENTIAL_CACHE_MS: wholeNumber(0, 3_600_000, 'how long the copy of a main account key is used; copies of all else at most 4 s').default(
    30_000,
  ),
  CONSOLE_DIR: z.string().min(1).optional().describe('folder of the built console; otherwise the one beside the gateway'),
  USER_AGREEMENT: z.string().min(1).optional().describe(DOCUMENT('user agreement')),
  PRIVACY_STATEMENT: z.string().min(1).optional().describe(DOCUMENT('privacy statement')),
  SLOW_REQUEST_MS: wholeNumber(1, 600_000, 'requests that take longer are logged as warnings').default(2_000),
});

export type GatewaySettings = Readonly<z.output<typeof gatewaySettings>>;
export const GATEWAY_SETTINGS = Symbol('GatewaySettings');

/** Throws ConfigurationError. */
export function loadGatewaySettings(environment: NodeJS.ProcessEnv = process.env): GatewaySettings {
  return loadConfig(gatewaySettings, environment);
}
