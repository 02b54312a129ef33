import { randomBytes } from 'node:crypto';
import { Sealer } from './sealer';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

describe('Sealer', () => {
  it('opens what it sealed, and nothing of the value shows', () => {
    const sealer = new Sealer(key('k1'));
    const sealed = sealer.seal('a-secret-value', 'credential');
    expect(sealed).not.toContain('a-secret-value');
    expect(sealer.open(sealed, 'credential')).toBe('a-secret-value');
    expect(sealer.seal('a-secret-value', 'credential')).not.toBe(sealed);
  });

  it('refuses a value that was changed, or sealed for another purpose', () => {
    const sealer = new Sealer(key('k1'));
    const sealed = sealer.seal('value', 'credential');
    // The last character but one: of the last, base64 leaves some bits unread.
    const other = sealed.at(-2) === 'A' ? 'B' : 'A';
    expect(() => sealer.open(sealed.slice(0, -2) + other + sealed.at(-1), 'credential')).toThrow();
    expect(() => sealer.open(sealed, 'password')).toThrow();
  });

  it('reads old values and finds old hashes after the key was changed', () => {
    const old = key('k1');
    const before = new Sealer(old);
    const after = new Sealer(`${key('k2')},${old}`);
    expect(after.open(before.seal('value', 'p'), 'p')).toBe('value');
    expect(after.blindIndex('value', 'p')).toBe(before.blindIndex('value', 'p'));
    expect(after.seal('value', 'p')).toContain('.k2.');
  });

  it('refuses a key ring that is malformed, without repeating it', () => {
    expect(() => new Sealer('k1:dG9vc2hvcnQ=')).toThrow(/32 bytes/);
    const complaint = () => new Sealer('secret-text');
    expect(complaint).toThrow(/key ring/);
    expect(complaint).not.toThrow(/secret-text/);
  });
});
