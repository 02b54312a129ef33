import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '@pc/testing';
import { loadSsoSettings } from './sso-settings';

describe('loadSsoSettings', () => {
  const { cert, key } = selfSigned();
  const pair = { SAML_PRIVATE_KEY: key, SAML_CERTIFICATE: cert };

  it('reads key and certificate as text, with \\n for line ends, and from files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pc-saml-'));
    const file = join(folder, 'saml.crt');
    writeFileSync(file, cert);
    const settings = loadSsoSettings({ SAML_PRIVATE_KEY: key.replaceAll('\n', '\\n'), SAML_CERTIFICATE: file });
    rmSync(folder, { recursive: true });
    expect(settings).toMatchObject({ privateKey: key, certificate: cert, serviceHosts: [], privateAddresses: false });
  });

  it('takes the public address without the slash at its end', () => {
    expect(loadSsoSettings({ ...pair, PUBLIC_URL: 'https://partner.example.com/' }).publicUrl).toBe('https://partner.example.com');
    expect(() => loadSsoSettings({ ...pair, PUBLIC_URL: 'partner.example.com' })).toThrow(/PUBLIC_URL/);
  });

  it('names what is missing or wrong, without its value', () => {
    expect(() => loadSsoSettings({})).toThrow(/SAML_PRIVATE_KEY: is missing/);
    const bad = () => loadSsoSettings({ ...pair, SAML_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----secret' });
    expect(bad).toThrow(/SAML_PRIVATE_KEY must be an RSA key of at least 2048 bits/);
    expect(bad).not.toThrow(/secret/);
    expect(() => loadSsoSettings({ ...pair, SAML_CERTIFICATE: selfSigned().cert })).toThrow(/its certificate/);
    expect(() => loadSsoSettings({ ...pair, SAML_CERTIFICATE: '/nowhere.pem' })).toThrow(/SAML_CERTIFICATE is neither PEM nor/);
  });
});
