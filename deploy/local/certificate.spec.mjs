import { createPrivateKey, X509Certificate } from 'node:crypto';
import { selfSignedPair } from './certificate.mjs';

describe('selfSignedPair', () => {
  it('makes a certificate that signs itself, for twenty years', () => {
    const { private_key, certificate } = selfSignedPair('Partner Center', new Date('2026-01-31T08:00:00Z'));
    const read = new X509Certificate(certificate);
    expect(read.checkPrivateKey(createPrivateKey(private_key))).toBe(true);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.subject).toBe('CN=Partner Center');
    expect([new Date(read.validFrom), new Date(read.validTo)]).toEqual([
      new Date('2026-01-31T08:00:00Z'),
      new Date('2046-01-31T08:00:00Z'),
    ]);
    expect(selfSignedPair('Partner Center').certificate).not.toBe(certificate);
  });
});
