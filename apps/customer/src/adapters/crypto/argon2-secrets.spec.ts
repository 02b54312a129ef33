import { Argon2Secrets } from './argon2-secrets';
import { parseHash } from './password-hash';

const secrets = new Argon2Secrets();

describe('Argon2Secrets', () => {
  it('verifies the password that was hashed and no other, with a salt of its own each time', async () => {
    const [hash, again] = await Promise.all([secrets.hashPassword('Secret12'), secrets.hashPassword('Secret12')]);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(again).not.toBe(hash);
    await expect(secrets.verifyPassword('Secret12', hash)).resolves.toBe(true);
    await expect(secrets.verifyPassword('Secret13', hash)).resolves.toBe(false);
  });

  it('does the same work for a name that does not exist, and never lets it in', async () => {
    const hash = await secrets.hashPassword('Secret12');
    const spent = async (stored: string | undefined) => {
      const begin = process.cpuUsage();
      await expect(secrets.verifyPassword('Secret13', stored)).resolves.toBe(false);
      return process.cpuUsage(begin).user;
    };
    const [known, unknown] = [await least(() => spent(hash)), await least(() => spent(undefined))];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('customers 10.10 access keys have 20 upper-case letters and digits, secret keys 40', () => {
    const { accessKey, secretKey } = secrets.newKeyPair();
    expect(accessKey).toMatch(/^[A-Z0-9]{20}$/);
    expect(secretKey).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(secrets.newKeyPair().accessKey).not.toBe(accessKey);
  });

  it('a stored text of another form is a fault, not a wrong password', () => {
    expect(() => parseHash('secret')).toThrow(/argon2id/);
  });
});

async function least(measure: () => Promise<number>): Promise<number> {
  const times = [await measure(), await measure(), await measure()];
  return Math.min(...times);
}
