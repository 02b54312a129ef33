import { ANONYMOUS_CALLER, type Caller, SYSTEM_CALLER } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { bodyOf, CustomerHarness, OPERATOR, PASSWORD, refusalOf } from '../../../../test/support/customer-harness';
import { Sessions } from '../ports/access/sessions';
import { Secrets } from '../ports/secrets';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WRONG = { type: 'refusal', code: 'APIGW.0301' };

describe('console sessions on the real store', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    // The store ends tokens and sessions by its own clock, which must not be ahead of the test's.
    service.clock.set('2126-01-15T08:00:00Z');
  });
  afterAll(() => service?.close());

  const login = (account_name: string, password = PASSWORD, user_name?: string) =>
    service.access.createSession(
      service.ask({ account_name, ...(user_name && { user_name }), sealed_password: service.password(password) }, ANONYMOUS_CALLER),
    );
  const hashOf = (sealed: string) => service.sealer.blindIndex(service.sealer.open(sealed, 'session'), 'session');
  const begin = async (...login_: Parameters<typeof login>) => hashOf(bodyOf(await login(...login_)).sealed_session);
  const look = async (session_hash: string) =>
    bodyOf(await service.credentials.getCredential(service.ask({ session_hash }, SYSTEM_CALLER)));
  const isAlive = async (hash: string) => (await look(hash)).found;
  const end = (caller: Caller) => service.access.endSession(service.ask({}, caller));
  const fail = async (times: number, ...[name, user]: [string, string?]) => {
    for (let i = 0; i < times; i++) expect(await login(name, 'Wrong-2026', user)).toEqual(WRONG);
  };

  it('customers 10.11, 4.1, api 7.21 every kind of account logs in, a reseller too, and comes by the console', async () => {
    const partner = await service.createPartner('session-distributor', { kind: 'DISTRIBUTOR' });
    await service.createReseller('session-reseller', partner);
    await service.createCustomer('session-customer');
    for (const [name, kind] of [
      ['session-distributor', 'PARTNER'],
      ['session-reseller', 'RESELLER'],
      ['session-customer', 'CUSTOMER'],
    ]) {
      const hash = await begin(name!);
      expect(await look(hash)).toMatchObject({ found: true, caller: { kind, account_name: name, channel: 'CONSOLE', session_id: hash } });
    }
  });

  it('customers 10.11 a user logs in under its account, with its permission items', async () => {
    const account_id = await service.createPartner('session-with-users');
    const user = { account_id, user_name: 'clerk', sealed_password: service.password('Clerk-2026'), permissions: ['BPC_ITEM_1'] };
    const { user_id } = bodyOf(await service.credentials.createUser(service.ask(user)));
    const { caller } = await look(await begin('Session-With-Users', 'Clerk-2026', 'Clerk'));
    expect(caller).toMatchObject({ account_id, user_id, user_name: 'clerk', permissions: ['BPC_ITEM_1'] });
    expect(await login('session-with-users', PASSWORD, 'clerk')).toEqual(WRONG);
  });

  it('customers 10.11 lasts 12 hours at most, however often it is used', async () => {
    await service.createCustomer('session-long');
    const hash = await begin('session-long');
    const start = service.clock.now().getTime();
    for (let used = 0; used < 12 * HOUR - 50 * MINUTE; used += 50 * MINUTE) {
      service.clock.advance(50 * MINUTE);
      expect(await isAlive(hash)).toBe(true);
    }
    service.clock.set(new Date(start + 12 * HOUR - 1));
    expect(await look(hash)).toMatchObject({ found: true, expires_at: new Date(start + 12 * HOUR).toISOString() });
    service.clock.set(new Date(start + 12 * HOUR));
    expect(await isAlive(hash)).toBe(false);
  });

  it('customers 10.11 ends after an hour without a request, and a request in time begins the hour anew', async () => {
    await service.createCustomer('session-idle');
    const [idle, used] = [await begin('session-idle'), await begin('session-idle')];
    service.clock.advance(HOUR - 1);
    expect(await isAlive(used)).toBe(true);
    service.clock.advance(1);
    expect([await isAlive(idle), await isAlive(used)]).toEqual([false, true]);
    service.clock.advance(HOUR);
    expect(await isAlive(used)).toBe(false);
  });

  it('customers 10.11 every wrong login gets one and the same refusal, and each takes one comparison of a password', async () => {
    await service.createPartner('session-guessed');
    bodyOf(await service.parties.createCustomer(service.ask({ account_name: 'session-sso-only' })));
    const gone = await service.createPartner('session-delisted');
    bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: gone, state: 'DELISTED' })));
    await fail(5, 'session-locked');
    const compared = jest.spyOn(service.port(Secrets), 'verifyPassword');
    const wrong = [
      await login('session-guessed', 'Wrong-2026'),
      await login('session-guessed', PASSWORD, 'nobody'),
      await login('nobody-at-all'),
      await login('session-sso-only'),
      await login('session-delisted'),
      await login('session-locked'),
    ];
    expect(wrong).toEqual(wrong.map(() => WRONG));
    expect(compared).toHaveBeenCalledTimes(wrong.length);
    compared.mockRestore();
  });

  it('customers 10.11 five wrong in 15 minutes lock that user for 15 minutes, and nobody else', async () => {
    const account_id = await service.createPartner('session-lock');
    const user = { account_id, user_name: 'clerk', sealed_password: service.password(), permissions: [] };
    bodyOf(await service.credentials.createUser(service.ask(user)));
    await fail(5, 'session-lock', 'clerk');
    expect(await login('SESSION-LOCK', PASSWORD, 'CLERK')).toEqual(WRONG);
    await begin('session-lock');
    service.clock.advance(15 * MINUTE - 1);
    await fail(1, 'session-lock', 'clerk');
    expect(await login('session-lock', PASSWORD, 'clerk')).toEqual(WRONG);
    service.clock.advance(1);
    await begin('session-lock', PASSWORD, 'clerk');
  });

  it('customers 10.11 four wrong do not lock, five spread over more than 15 minutes neither', async () => {
    await service.createCustomer('session-clumsy');
    await fail(4, 'session-clumsy');
    await begin('session-clumsy');
    await fail(4, 'session-clumsy');
    service.clock.advance(15 * MINUTE);
    await fail(1, 'session-clumsy');
    await begin('session-clumsy');
  });

  it('customers 10.11 the lock holds for tokens by password too, also under parallel tries', async () => {
    await service.createCustomer('session-stormed');
    const token = (password: string) => {
      const names = { domain_name: 'session-stormed', user_name: 'session-stormed' };
      return service.credentials.createToken(service.ask({ ...names, sealed_password: service.password(password), scope: {} }));
    };
    await Promise.all(Array.from({ length: 5 }, (_, i) => (i % 2 ? token('Wrong-2026') : login('session-stormed', 'Wrong-2026'))));
    expect([await token(PASSWORD), await login('session-stormed')]).toEqual([WRONG, WRONG]);
    service.clock.advance(15 * MINUTE);
    expect(isRefusal(await token(PASSWORD))).toBe(false);
  });

  it('customers 10.11 DELETE ends it, which is told, and ends no other', async () => {
    const id = await service.createCustomer('session-ended');
    const [one, other] = [await begin('session-ended'), await begin('session-ended')];
    const { caller } = await look(one);
    bodyOf(await end(caller!));
    expect([await isAlive(one), await isAlive(other)]).toEqual([false, true]);
    expect((await service.eventsOf(id)).at(-1)).toMatchObject({
      type: 'pc.customer.credential-revoked.v1',
      data: { credential_id: one, kind: 'SESSION' },
    });
    const told = (await service.eventsOf(id)).length;
    bodyOf(await end(caller!));
    expect(await service.eventsOf(id)).toHaveLength(told);
    expect(refusalOf(await end(OPERATOR)).code).toBe('CBC.0151');
  });

  it('api 7.15 sessions of a customer end when it is frozen, later ones live', async () => {
    const partner_id = await service.createPartner('session-freezer');
    const customer_id = await service.createCustomer('session-frozen', { partner_id });
    const before = await begin('session-frozen');
    service.clock.advance(1000);
    bodyOf(await service.parties.setPartnerState(service.ask({ partner_id, state: 'FROZEN' })));
    await service.partnerStates.associationStarted({ data: { customer_id, partner_id } } as never);
    expect(await isAlive(before)).toBe(false);
    service.clock.advance(1000);
    expect(await isAlive(await begin('session-frozen'))).toBe(true);
  });

  it('all sessions of one holder but one are ended at once, those of its users are not its own', async () => {
    const accountId = await service.createPartner('session-others');
    const user = { account_id: accountId, user_name: 'clerk', sealed_password: service.password(), permissions: [] };
    const { user_id: userId } = bodyOf(await service.credentials.createUser(service.ask(user)));
    const [mine, other, clerks] = [
      await begin('session-others'),
      await begin('session-others'),
      await begin('session-others', PASSWORD, 'clerk'),
    ];
    const [sessions, work] = [service.port(Sessions), service.port(UnitOfWork)];
    await work.run(async (tx) => expect(await sessions.removeOthers(tx, { accountId }, mine)).toEqual([other]));
    expect([await isAlive(mine), await isAlive(other), await isAlive(clerks)]).toEqual([true, false, true]);
    await work.run(async (tx) => expect(await sessions.removeOthers(tx, { accountId, userId })).toEqual([clerks]));
    expect(await isAlive(clerks)).toBe(false);
  });

  it('no document holds the text of a session or a name that was tried', async () => {
    await service.createCustomer('session-secretive');
    const text = service.sealer.open(bodyOf(await login('session-secretive')).sealed_session, 'session');
    await fail(1, 'Hunter2-typed-as-a-name');
    const everything = (await service.everything()).toLowerCase();
    expect([text.toLowerCase(), 'hunter2-typed'].map((secret) => everything.includes(secret))).toEqual([false, false]);
    expect(text).toMatch(/^[\w-]{43}$/);
  });
});
