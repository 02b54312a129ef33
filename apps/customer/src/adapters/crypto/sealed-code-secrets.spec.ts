import { Sealer } from '@pc/kernel';
import { SealedCodeSecrets } from './sealed-code-secrets';

const secrets = new SealedCodeSecrets(new Sealer(`k1:${Buffer.alloc(32, 7).toString('base64')}`));
const key = { receiverHash: 'receiver', scene: 'REGISTRATION' } as const;

describe('SealedCodeSecrets', () => {
  it('customers 4.13 codes are six decimal digits, those with leading zeros among them', () => {
    const codes = Array.from({ length: 5_000 }, () => secrets.newCode());
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(4_900);
  });

  it('knows the code of a stamp again, and no other', () => {
    const stamp = secrets.stamp(key, '012345');
    expect(secrets.matches(key, '012345', stamp)).toBe(true);
    for (const code of ['012346', '12345', '', '0123456']) expect(secrets.matches(key, code, stamp)).toBe(false);
  });

  it('does not tell codes, nor that two are equal', () => {
    const stamp = secrets.stamp(key, '012345');
    expect(stamp).not.toContain('012345');
    expect(secrets.stamp(key, '012345')).not.toBe(stamp);
  });

  it('ties a stamp to receiver and scene', () => {
    const stamp = secrets.stamp(key, '012345');
    expect(secrets.matches({ ...key, receiverHash: 'another' }, '012345', stamp)).toBe(false);
    expect(secrets.matches({ ...key, scene: 'REALNAME' }, '012345', stamp)).toBe(false);
  });
});
