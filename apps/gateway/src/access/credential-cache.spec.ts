import type { Caller } from '@pc/contracts';
import { CUSTOMER, SOLUTION_PROVIDER } from '../testing/callers';
import type { Credential } from './credential';
import { CredentialCache } from './credential-cache';

const PARTNERS: Credential = { id: 'p', caller: SOLUTION_PROVIDER, secretKey: 'secret' };
const CUSTOMERS: Credential = { id: 'c', caller: CUSTOMER };

describe('CredentialCache', () => {
  let now: number;
  let lookups: string[];
  let cache: CredentialCache;
  const get = async (name: string, found?: Credential) =>
    cache.get(name, async () => {
      lookups.push(name);
      return found;
    });

  beforeEach(() => {
    now = 0;
    lookups = [];
    cache = new CredentialCache({ now: () => new Date(now) }, 30_000, 3);
  });

  it('keeps a copy for its time', async () => {
    await get('key p', PARTNERS);
    now = 29_999;
    expect(await get('key p')).toBe(PARTNERS);
    now = 30_000;
    expect(await get('key p')).toBeUndefined();
    expect(lookups).toEqual(['key p', 'key p']);
  });

  const acting: Caller = { ...CUSTOMER, assumed_by: { account_id: SOLUTION_PROVIDER.account_id, account_name: 'p', user_id: 'u1' } };

  it.each<[what: string, credential: Credential]>([
    ['a token', { id: 't', caller: CUSTOMER }],
    ['the key of a user', { id: 'u', caller: { ...SOLUTION_PROVIDER, user_id: 'u1' }, secretKey: 'secret' }],
    ['an exchanged token', { id: 'a', caller: acting }],
  ])('api 7.15, customers 10.12 keeps the copy of %s for less than 5 s, so that a late event does no harm', async (_what, credential) => {
    await get('it', credential);
    now = 3_999;
    expect(await get('it')).toBe(credential);
    now = 4_000;
    expect(await get('it')).toBeUndefined();
  });

  it('api 7.15 forgets the tokens by which a partner or its user acts as a customer, with those of the customer', async () => {
    for (const dropped of [{ accountId: CUSTOMER.account_id }, { accountId: SOLUTION_PROVIDER.account_id }, { userId: 'u1' }]) {
      await get('exchanged', { id: 'a', caller: acting });
      await get('key c', CUSTOMERS);
      cache.drop({ userId: 'another' });
      expect(await get('exchanged')).toBeDefined();
      cache.drop(dropped);
      expect(await get('exchanged')).toBeUndefined();
      expect((await get('key c')) === undefined).toBe('accountId' in dropped && dropped.accountId === CUSTOMER.account_id);
      cache.drop({ accountId: CUSTOMER.account_id });
    }
  });

  it('looks up once for all who ask at the same time', async () => {
    expect(await Promise.all([get('key p', PARTNERS), get('key p', PARTNERS), get('key p', PARTNERS)])).toEqual([
      PARTNERS,
      PARTNERS,
      PARTNERS,
    ]);
    expect(lookups).toHaveLength(1);
  });

  it('asks again after a lookup that failed', async () => {
    await expect(cache.get('key p', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await get('key p', PARTNERS)).toBe(PARTNERS);
  });

  it('remembers for a short time that a name is unknown', async () => {
    await get('key x');
    await get('key x', PARTNERS);
    expect(lookups).toHaveLength(1);
    now = 2_000;
    expect(await get('key x', PARTNERS)).toBe(PARTNERS);
  });

  it('forgets one credential by its id, and all of an account', async () => {
    await get('key p', PARTNERS);
    await get('key c', CUSTOMERS);
    cache.drop({ credentialId: 'p' });
    expect([await get('key p'), await get('key c')]).toEqual([undefined, CUSTOMERS]);
    cache.drop({ accountId: CUSTOMER.account_id });
    expect(await get('key c')).toBeUndefined();
  });

  it('gives and keeps nothing from a lookup that was under way when something was dropped', async () => {
    let finish!: (found: Credential) => void;
    const slow = cache.get('key p', () => new Promise((resolve) => (finish = resolve)));
    cache.drop({ credentialId: 'p' });
    expect(await get('key p')).toBeUndefined();
    finish(PARTNERS);
    expect(await slow).toBe(PARTNERS);
    expect(await get('key p')).toBeUndefined();
  });

  it('is bounded, and guessed keys do not drive out good ones', async () => {
    await get('key p', PARTNERS);
    for (let i = 0; i < 10; i++) await get(`guess ${i}`);
    expect(cache.size).toBe(4);
    expect(await get('key p')).toBe(PARTNERS);
    for (const name of ['a', 'b', 'c']) await get(name, CUSTOMERS);
    expect(await get('key p')).toBeUndefined();
  });
});
