import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { commaList, ConfigurationError, loadConfig, onOff, wholeNumber } from '@pc/platform';
import { z } from 'zod';
import type { SsoSettings } from './ports/sso/settings';

const LEAST_KEY_BITS = 2048;
const pem = (description: string) => z.string().min(1).describe(`${description}: PEM, or the name of a file that holds it`);

const schema = z.object({
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('http://127.0.0.1:8080')
    .describe('address under which browsers reach the gateway, such as https://partner.example.com'),
  SAML_PRIVATE_KEY: pem("the vendor's RSA key for SAML requests and notices"),
  SAML_CERTIFICATE: pem('certificate of SAML_PRIVATE_KEY'),
  SERVICE_HOSTS: commaList("hosts, with a port where it is not the usual one, to which every partner's login link may lead").default([]),
  PRIVATE_PLATFORMS: onOff("whether partners' platforms may have private addresses, and plain http on this machine").default(false),
  NOTICE_SWEEP_MS: wholeNumber(100, 60_000, 'how often notices that are due are looked for').default(1_000),
});

/** Throws ConfigurationError. */
export function loadSsoSettings(environment: NodeJS.ProcessEnv = process.env): SsoSettings {
  const config = loadConfig(schema, environment);
  const privateKey = readPem('SAML_PRIVATE_KEY', config.SAML_PRIVATE_KEY);
  const certificate = readPem('SAML_CERTIFICATE', config.SAML_CERTIFICATE);
  demandPair(privateKey, certificate);
  return {
    publicUrl: config.PUBLIC_URL,
    privateKey,
    certificate,
    serviceHosts: config.SERVICE_HOSTS,
    privateAddresses: config.PRIVATE_PLATFORMS,
    noticeSweepMs: config.NOTICE_SWEEP_MS,
  };
}

/** Files of environment variables often cannot hold line ends: `\n` stands for them. */
function readPem(name: string, value: string): string {
  if (value.startsWith('-----BEGIN')) return value.replaceAll('\\n', '\n');
  try {
    return readFileSync(value, 'utf8');
  } catch {
    throw notUsable(`${name} is neither PEM nor the name of a readable file`);
  }
}

function demandPair(privateKey: string, certificate: string): void {
  try {
    const key = createPrivateKey(privateKey);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType === 'rsa' && bits >= LEAST_KEY_BITS && new X509Certificate(certificate).checkPrivateKey(key)) return;
  } catch {
    // Told below, without the words of the library: they may repeat what the setting holds.
  }
  throw notUsable(`SAML_PRIVATE_KEY must be an RSA key of at least ${LEAST_KEY_BITS} bits, and SAML_CERTIFICATE its certificate`);
}

function notUsable(text: string): ConfigurationError {
  return new ConfigurationError(`The configuration is not usable:\n  ${text}`);
}
