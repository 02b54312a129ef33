import { readFileSync } from 'node:fs';
import type { SecureContextOptions } from 'node:tls';
import { ConfigurationError } from '@pc/platform';
import type { GatewaySettings } from '../config';

/** The suites that a handshake may choose (api 1.2): all of TLS 1.3, and of TLS 1.2 ECDHE with AES-GCM or ChaCha20 only. */
export const CIPHER_SUITES = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
] as const;

/** HTTPS as api 7.17 has it, or undefined where no certificate is configured. Throws ConfigurationError. */
export function tlsOptions({
  TLS_CERT_FILE,
  TLS_KEY_FILE,
}: Pick<GatewaySettings, 'TLS_CERT_FILE' | 'TLS_KEY_FILE'>): SecureContextOptions | undefined {
  if (!TLS_CERT_FILE && !TLS_KEY_FILE) return undefined;
  if (!TLS_CERT_FILE || !TLS_KEY_FILE)
    throw new ConfigurationError('TLS_CERT_FILE and TLS_KEY_FILE turn HTTPS on together; one of them is missing');
  return {
    cert: readPem('TLS_CERT_FILE', TLS_CERT_FILE),
    key: readPem('TLS_KEY_FILE', TLS_KEY_FILE),
    minVersion: 'TLSv1.2',
    ciphers: CIPHER_SUITES.join(':'),
    honorCipherOrder: true,
  };
}

function readPem(setting: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigurationError(`${setting}: ${file} cannot be read: ${(error as Error).message}`);
  }
}
