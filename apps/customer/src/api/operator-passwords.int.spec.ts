import { ANONYMOUS_CALLER, type Caller, SYSTEM_CALLER } from '@pc/contracts';
import { newHexId } from '@pc/kernel';
import { bodyOf, CustomerHarness, OPERATOR, PASSWORD, refusalOf } from '../../../../test/support/customer-harness';
import { OperatorsController } from './operators.controller';

const NEW_PASSWORD = 'Other-2027';
const WRONG = { code: 'CBC.99007004', items: ['WRONG_PASSWORD'] };

describe('passwords of a partner’s operators on the real store', () => {
  let service: CustomerHarness;
  let main: Caller;
  let other: Caller;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    service.clock.set('2126-01-15T08:00:00Z');
    main = callerOf(await service.createPartner('passwords-one'), 'passwords-one');
    other = callerOf(await service.createPartner('passwords-other'), 'passwords-other');
  });
  afterAll(() => service?.close());

  const callerOf = (account_id: string, account_name: string): Caller => ({ account_id, account_name, kind: 'PARTNER', channel: 'API' });
  const operators = () => service.part(OperatorsController);
  const make = async (by = main, administrator = false): Promise<Caller & { user_id: string; user_name: string }> => {
    const user_name = `clerk-${newHexId().slice(0, 8)}`;
    const payload = { user_name, sealed_password: service.password(), administrator, permission_items: [] };
    const { user_id } = bodyOf(await operators().create(service.ask(payload, by)));
    return { ...by, user_id, user_name, permissions: administrator ? ['PCB_ITEM_ADMINISTRATOR'] : [] };
  };
  const change = (who: Caller, more: { old?: string; proof?: string; to?: string; session?: string }) => {
    const { old, proof, to = NEW_PASSWORD, session } = more;
    const ways = { ...(old && { sealed_old_password: service.password(old) }), ...(proof && { sealed_proof: proof }) };
    const caller = session ? { ...who, session_id: session, channel: 'CONSOLE' as const } : who;
    return service.accounts.changePassword(
      service.ask({ sealed_password: service.password(to), ...ways, language: 'zh-cn' as const }, caller),
    );
  };
  const reset = (by: Caller, user_id: string, to = NEW_PASSWORD) =>
    operators().setPassword(service.ask({ user_id, sealed_password: service.password(to) }, by));

  const login = (who: Caller, plain = PASSWORD) => {
    const names = { account_name: who.account_name, ...(who.user_name && { user_name: who.user_name }) };
    return service.access.createSession(service.ask({ ...names, sealed_password: service.password(plain) }, ANONYMOUS_CALLER));
  };
  const session = async (who: Caller, plain = PASSWORD) => {
    const text = service.sealer.open(bodyOf(await login(who, plain)).sealed_session, 'session');
    return service.sealer.blindIndex(text, 'session');
  };
  const token = async (who: Caller, plain = PASSWORD) => {
    const names = { domain_name: who.account_name, user_name: who.user_name ?? who.account_name };
    const asked = service.ask({ ...names, sealed_password: service.password(plain), scope: {} }, ANONYMOUS_CALLER);
    return service.sealer.blindIndex(
      service.sealer.open(bodyOf(await service.credentials.createToken(asked)).sealed_token, 'token'),
      'token',
    );
  };
  const lives = async (by: { session_hash: string } | { token_hash: string }) =>
    bodyOf(await service.credentials.getCredential(service.ask(by, SYSTEM_CALLER))).found;
  /** Two sessions and a token of one holder. */
  const logins = async (who: Caller) => [await session(who), await session(who), await token(who)] as const;
  const living = async ([current, another, byToken]: Awaited<ReturnType<typeof logins>>) =>
    Promise.all([lives({ session_hash: current }), lives({ session_hash: another }), lives({ token_hash: byToken })]);

  it('customers 10.5, 10.12 an operator sets a new password by his old one; all his logins but the current one end, nobody else’s', async () => {
    const [clerk, colleague] = [await make(), await make()];
    const [his, theirs, mains] = [await logins(clerk), await logins(colleague), await logins(main)];
    bodyOf(await change(clerk, { old: PASSWORD, session: his[0] }));
    expect(await living(his)).toEqual([true, false, false]);
    expect([await living(theirs), await living(mains)]).toEqual([
      [true, true, true],
      [true, true, true],
    ]);
    expect(refusalOf(await login(clerk)).code).toBe('APIGW.0301');
    bodyOf(await login(clerk, NEW_PASSWORD));
    expect((await service.eventsOf(main.account_id)).at(-1)).toMatchObject({
      type: 'pc.customer.credential-revoked.v1',
      data: { credential_id: clerk.user_id, account_id: main.account_id, kind: 'USER' },
    });
  });

  it('customers 10.5 it leaves an audit entry of the operator, which tells no password', async () => {
    const clerk = await make();
    bodyOf(await change(clerk, { old: PASSWORD, to: 'Very-Secret-2027' }));
    const entry = await service.store.collection('audit_entries').findOne({ 'object.id': clerk.user_id, 'after.changed': 'PASSWORD' });
    expect(entry).toMatchObject({ actor: { account_id: main.account_id, user_id: clerk.user_id }, object: { type: 'USER' } });
    expect(await service.everything()).not.toContain('Very-Secret-2027');
  });

  it('customers 10.5, 10.11 wrong old passwords of an operator lock him as wrong logins do, and him alone', async () => {
    const [clerk, colleague] = [await make(), await make()];
    for (let turn = 0; turn < 5; turn++) expect(refusalOf(await change(clerk, { old: 'Wrong-2026' }))).toMatchObject(WRONG);
    expect(refusalOf(await change(clerk, { old: PASSWORD }))).toMatchObject(WRONG);
    expect(refusalOf(await login(clerk)).code).toBe('APIGW.0301');
    bodyOf(await change(colleague, { old: PASSWORD }));
    bodyOf(await login(main));
  });

  it.each([
    ['CBC.99000036', { field: 'password' }, { old: PASSWORD, to: 'short' }],
    ['CBC.0100', { field: 'old_password' }, {}],
    ['CBC.99007004', { items: ['IDENTITY_NOT_PROVEN'] }, { proof: 'a-proof-of-the-account' }],
  ])('customers 10.5, 4.21 of an operator is refused with %s %j: %j', async (code, what, given) => {
    expect(refusalOf(await change(await make(), given))).toMatchObject({ code, ...what });
  });

  it('customers 4.21 the password of an operator is neither his name nor that reversed', async () => {
    const clerk = await make();
    for (const to of [clerk.user_name, [...clerk.user_name].reverse().join('')]) {
      expect(refusalOf(await change(clerk, { old: PASSWORD, to })).code).toBe('CBC.99000036');
      expect(refusalOf(await reset(main, clerk.user_id, to)).code).toBe('CBC.99000036');
    }
  });

  it('customers 10.5 of a change by the old password and one by an administrator at the same moment, the administrator’s stands', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const clerk = await make();
      const [own] = await Promise.all([change(clerk, { old: PASSWORD, to: 'Thief-2027' }), reset(main, clerk.user_id, 'Reset-2027')]);
      bodyOf(await login(clerk, 'Reset-2027'));
      expect(['answer', 'refusal']).toContain(own.type);
      expect(refusalOf(await login(clerk, 'Thief-2027')).code).toBe('APIGW.0301');
    }
  });

  it('customers 10.5, 10.12 the main account and administrators reset an operator’s password; all his logins end, and he is not locked any more', async () => {
    const [chief, clerk] = [await make(main, true), await make()];
    const his = await logins(clerk);
    for (let turn = 0; turn < 5; turn++) refusalOf(await login(clerk, 'Wrong-2026'));
    bodyOf(await reset(chief, clerk.user_id));
    expect(await living(his)).toEqual([false, false, false]);
    bodyOf(await login(clerk, NEW_PASSWORD));
    bodyOf(await reset(main, chief.user_id, 'Third-2027'));
    bodyOf(await login(chief, 'Third-2027'));
    const entry = await service.store.collection('audit_entries').findOne({ 'object.id': clerk.user_id, 'after.changed': 'PASSWORD' });
    expect(entry).toMatchObject({ actor: { account_id: main.account_id, user_id: chief.user_id } });
    expect((await service.eventsOf(main.account_id)).at(-1)).toMatchObject({ data: { credential_id: chief.user_id, kind: 'USER' } });
  });

  it('customers 10.12 nobody else resets one: no ordinary operator, no other partner, no partner in its customer’s place, and none his own', async () => {
    const [chief, clerk] = [await make(main, true), await make()];
    const unknown = { code: 'CBC.0101', field: 'user_id' };
    expect(refusalOf(await reset(other, clerk.user_id))).toMatchObject(unknown);
    expect(refusalOf(await reset(main, 'f'.repeat(32)))).toMatchObject(unknown);
    const posing: Caller = { ...main, assumed_by: { account_id: 'p', account_name: 'partner' } };
    for (const by of [clerk, await make(main), posing, OPERATOR, { ...main, kind: 'CUSTOMER' as const }])
      expect(refusalOf(await reset(by, clerk.user_id)).code).toBe('CBC.0151');
    expect(refusalOf(await reset(chief, chief.user_id)).code).toBe('CBC.0151');
    bodyOf(await login(clerk));
    bodyOf(await login(chief));
  });
});
