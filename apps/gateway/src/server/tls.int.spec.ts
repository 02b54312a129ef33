import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type ConnectionOptions } from 'node:tls';
import { ConfigurationError } from '@pc/platform';
import { selfSigned } from '@pc/testing';
import { TestGateway } from '../testing/test-gateway';
import { tlsOptions } from './tls';

describe('TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pc-tls-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  let gateway: TestGateway;
  let port: number;

  /** Protocol and suite of a handshake, or `refused`. */
  const handshake = (options: ConnectionOptions) =>
    new Promise<string>((resolve) => {
      // Level 0 lets the client speak the old protocols, so that a refusal is the server's.
      const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ciphers: 'ALL:@SECLEVEL=0', ...options });
      socket.on('secureConnect', () => resolve(`${socket.getProtocol()} ${socket.getCipher().name}`)).on('error', () => resolve('refused'));
      socket.on('secureConnect', () => socket.destroy());
    });

  beforeAll(async () => {
    const made = selfSigned();
    writeFileSync(cert, made.cert);
    writeFileSync(key, made.key);
    gateway = await TestGateway.start({ TLS_CERT_FILE: cert, TLS_KEY_FILE: key });
    await gateway.app.listen(0, '127.0.0.1');
    ({ port } = gateway.app.getHttpServer().address() as { port: number });
  });
  afterAll(async () => {
    await gateway.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(['TLSv1', 'TLSv1.1'] as const)('api 7.17 a handshake with %s fails', async (version) => {
    expect(await handshake({ minVersion: version, maxVersion: version })).toBe('refused');
  });

  it.each(['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-RSA-CHACHA20-POLY1305'])(
    'api 7.17 TLS 1.2 with the listed suite %s succeeds',
    async (suite) => {
      expect(await handshake({ maxVersion: 'TLSv1.2', ciphers: suite })).toBe(`TLSv1.2 ${suite}`);
    },
  );

  it.each(['AES128-GCM-SHA256', 'ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA', 'DHE-RSA-AES128-GCM-SHA256', 'AES256-SHA'])(
    'api 7.17 TLS 1.2 with the unlisted suite %s fails',
    async (suite) => {
      expect(await handshake({ maxVersion: 'TLSv1.2', ciphers: `${suite}:@SECLEVEL=0` })).toBe('refused');
    },
  );

  it.each(['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'])(
    'api 7.17 TLS 1.3 with the listed suite %s succeeds',
    async (suite) => {
      expect(await handshake({ minVersion: 'TLSv1.3', ciphers: suite })).toBe(`TLSv1.3 ${suite}`);
    },
  );

  it('api 7.17 TLS 1.3 with a suite outside the list fails', async () => {
    expect(await handshake({ minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_CCM_SHA256' })).toBe('refused');
  });

  it('is off without a certificate, and half a configuration stops the start', () => {
    expect(tlsOptions({})).toBeUndefined();
    expect(() => tlsOptions({ TLS_CERT_FILE: cert })).toThrow(ConfigurationError);
    expect(() => tlsOptions({ TLS_CERT_FILE: '/nowhere', TLS_KEY_FILE: key })).toThrow(/TLS_CERT_FILE: \/nowhere cannot be read/);
  });
});
