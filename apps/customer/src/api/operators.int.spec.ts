import { ANONYMOUS_CALLER, type Caller, SYSTEM_CALLER } from '@pc/contracts';
import { bodyOf, CustomerHarness, OPERATOR, PASSWORD, refusalOf } from '../../../../test/support/customer-harness';
import { OperatorsController } from './operators.controller';

const REFUSED = 'CBC.0151';
const UNKNOWN = { code: 'CBC.0101', field: 'user_id' };

describe('operators of a partner on the real store', () => {
  let service: CustomerHarness;
  let partner: Caller;
  let other: Caller;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    // The store ends tokens and sessions by its own clock, which must not be ahead of the test's.
    service.clock.set('2126-01-15T08:00:00Z');
    partner = callerOf(await service.createPartner('operators-one', { kind: 'DISTRIBUTOR' }), 'operators-one');
    other = callerOf(await service.createPartner('operators-other'), 'operators-other');
  });
  afterAll(() => service?.close());

  const callerOf = (account_id: string, account_name: string): Caller => ({ account_id, account_name, kind: 'PARTNER', channel: 'API' });
  const operators = () => service.part(OperatorsController);
  const create = (caller: Caller, user_name: string, role: { administrator?: boolean; permission_items?: string[] } = {}) => {
    const payload = { user_name, sealed_password: service.password(), administrator: false, permission_items: [], ...role };
    return operators().create(service.ask(payload, caller));
  };
  const setRole = (caller: Caller, user_id: string, permission_items: string[], administrator = false) =>
    operators().setRole(service.ask({ user_id, administrator, permission_items }, caller));
  const remove = (caller: Caller, user_id: string) => operators().delete(service.ask({ user_id }, caller));
  const list = async (caller: Caller, page = { offset: 0, limit: 100 }) => bodyOf(await operators().list(service.ask(page, caller)));
  const look = async (by: { access_key?: string; token_hash?: string; session_hash?: string }) =>
    bodyOf(await service.credentials.getCredential(service.ask(by, SYSTEM_CALLER)));
  const token = async (domain_name: string, user_name: string) => {
    const asked = service.ask({ domain_name, user_name, sealed_password: service.password(), scope: {} });
    const { sealed_token } = bodyOf(await service.credentials.createToken(asked));
    return { token_hash: service.sealer.blindIndex(service.sealer.open(sealed_token, 'token'), 'token') };
  };
  const login = (account_name: string, user_name: string) =>
    service.access.createSession(service.ask({ account_name, user_name, sealed_password: service.password() }, ANONYMOUS_CALLER));

  it('customers 10.12 the main account makes an operator with items, which it has by key, token and session', async () => {
    const made = bodyOf(await create(partner, 'clerk', { permission_items: ['BPC_ITEM_1', 'BPC_ITEM_1'] }));
    const caller = { user_id: made.user_id, user_name: 'clerk', permissions: ['BPC_ITEM_1'], account_id: partner.account_id };
    expect(await look({ access_key: made.access_key! })).toMatchObject({ found: true, caller });
    expect(await look(await token('operators-one', 'clerk'))).toMatchObject({ found: true, caller });
    const session = service.sealer.open(bodyOf(await login('operators-one', 'clerk')).sealed_session, 'session');
    expect(await look({ session_hash: service.sealer.blindIndex(session, 'session') })).toMatchObject({ found: true, caller });
  });

  it('customers 10.12, 6.1 an administrator manages them, an ordinary operator does not', async () => {
    const chief = bodyOf(await create(partner, 'chief', { administrator: true }));
    const { caller } = await look({ access_key: chief.access_key! });
    const made = bodyOf(await create(caller!, 'made-by-chief', { permission_items: ['BPC_ITEM_1'] }));
    bodyOf(await setRole(caller!, made.user_id, ['BPC_ITEM_2']));
    const { caller: ordinary } = await look({ access_key: made.access_key! });
    expect(ordinary!.permissions).toEqual(['BPC_ITEM_2']);
    expect(refusalOf(await create(ordinary!, 'no-one')).code).toBe(REFUSED);
    expect(refusalOf(await setRole(ordinary!, made.user_id, [], true)).code).toBe(REFUSED);
    expect(refusalOf(await remove(ordinary!, chief.user_id)).code).toBe(REFUSED);
    expect(refusalOf(await operators().list(service.ask({ offset: 0, limit: 1 }, ordinary))).code).toBe(REFUSED);
    bodyOf(await remove(caller!, made.user_id));
  });

  it('customers 10.12 customers, the vendor and strangers manage none', async () => {
    const customer: Caller = {
      account_id: await service.createCustomer('operators-customer'),
      account_name: 'c',
      kind: 'CUSTOMER',
      channel: 'API',
    };
    for (const caller of [customer, OPERATOR, ANONYMOUS_CALLER]) expect(refusalOf(await create(caller, 'x')).code).toBe(REFUSED);
  });

  it('customers 10.12 an operator of another partner is neither shown nor touched', async () => {
    const mine = bodyOf(await create(partner, 'untouchable', { permission_items: ['BPC_ITEM_1'] }));
    expect((await list(other)).operators.map(({ user_id }) => user_id)).not.toContain(mine.user_id);
    expect(refusalOf(await setRole(other, mine.user_id, ['BPC_ITEM_9']))).toMatchObject(UNKNOWN);
    expect(refusalOf(await remove(other, mine.user_id))).toMatchObject(UNKNOWN);
    expect((await look({ access_key: mine.access_key! })).caller!.permissions).toEqual(['BPC_ITEM_1']);
    const theirs = bodyOf(await create(other, 'untouchable'));
    expect(refusalOf(await remove(partner, theirs.user_id))).toMatchObject(UNKNOWN);
    expect(refusalOf(await remove(partner, 'f'.repeat(32)))).toMatchObject(UNKNOWN);
  });

  it('customers 10.12 a changed role and a deletion are told, so that they work at once', async () => {
    const made = bodyOf(await create(other, 'changed', { permission_items: ['BPC_ITEM_1'] }));
    const known = await token('operators-other', 'changed');
    const told = async () => (await service.eventsOf(other.account_id)).at(-1);
    bodyOf(await setRole(other, made.user_id, [], true));
    expect(await told()).toMatchObject({ type: 'pc.customer.credential-revoked.v1', data: { credential_id: made.user_id, kind: 'USER' } });
    expect((await look(known)).caller!.permissions).toEqual(['PCB_ITEM_ADMINISTRATOR']);
    expect(await list(other)).toMatchObject({
      operators: expect.arrayContaining([
        expect.objectContaining({ user_id: made.user_id, administrator: true, permission_items: [] }),
      ]) as unknown,
    });
    const { version } = (await told())!;
    bodyOf(await remove(other, made.user_id));
    expect(await told()).toMatchObject({ version: version + 1, data: { credential_id: made.user_id, kind: 'USER' } });
    expect([(await look({ access_key: made.access_key! })).found, (await look(known)).found]).toEqual([false, false]);
    expect(refusalOf(await login('operators-other', 'changed')).code).toBe('APIGW.0301');
    bodyOf(await create(other, 'changed'));
    expect((await look(known)).found).toBe(false);
  });

  it('customers 10.12 a deleted operator leaves no session behind', async () => {
    const made = bodyOf(await create(other, 'in-console'));
    const session = service.sealer.open(bodyOf(await login('operators-other', 'in-console')).sealed_session, 'session');
    const by = { session_hash: service.sealer.blindIndex(session, 'session') };
    expect((await look(by)).found).toBe(true);
    bodyOf(await remove(other, made.user_id));
    expect((await look(by)).found).toBe(false);
    await expect(service.store.collection('sessions').countDocuments({ userId: made.user_id })).resolves.toBe(0);
    await expect(service.store.collection('access_keys').countDocuments({ userId: made.user_id })).resolves.toBe(0);
  });

  it('customers 10.12 names are taken within the account alone, by the main account too', async () => {
    bodyOf(await create(partner, 'taken'));
    bodyOf(await create(other, 'taken'));
    for (const name of ['TAKEN', 'Operators-One'])
      expect(refusalOf(await create(partner, name))).toMatchObject({ code: 'CBC.99000038', field: 'user_name' });
    const both = await Promise.all([create(partner, 'at-once'), create(partner, 'AT-ONCE')]);
    expect(both.map(({ type }) => type).toSorted()).toEqual(['answer', 'refusal']);
    const weak = service.ask(
      { user_name: 'weak', sealed_password: service.password('short'), administrator: false, permission_items: [] },
      partner,
    );
    expect(refusalOf(await operators().create(weak)).code).toBe('CBC.99000036');
  });

  it('customers 10.12 the list is by name, a page at a time', async () => {
    const lister = callerOf(await service.createPartner('operators-listed'), 'operators-listed');
    for (const name of ['c', 'a', 'b']) bodyOf(await create(lister, name, { permission_items: [`ITEM_${name}`] }));
    expect((await list(lister)).operators.map(({ user_name }) => user_name)).toEqual(['a', 'b', 'c']);
    expect(await list(lister, { offset: 1, limit: 1 })).toMatchObject({
      count: 3,
      operators: [{ user_name: 'b', administrator: false, permission_items: ['ITEM_b'], created_at: '2126-01-15T08:00:00Z' }],
    });
  });

  it('customers 4.1, 10.10, 10.12 operators of a reseller have the console and no key', async () => {
    const id = await service.createReseller('operators-reseller', partner.account_id);
    const reseller: Caller = { account_id: id, account_name: 'operators-reseller', kind: 'RESELLER', channel: 'CONSOLE' };
    const made = bodyOf(await create(reseller, 'seller'));
    expect(made).toEqual({ user_id: made.user_id });
    expect((await login('operators-reseller', 'seller')).type).toBe('answer');
    await expect(service.store.collection('access_keys').countDocuments({ accountId: id })).resolves.toBe(0);
  });

  it('every change leaves an entry that says who made it, without the password', async () => {
    const made = bodyOf(await create(partner, 'logged', { permission_items: ['BPC_ITEM_1'] }));
    bodyOf(await setRole(partner, made.user_id, ['BPC_ITEM_2']));
    bodyOf(await remove(partner, made.user_id));
    const entries = await service.store.collection('audit_entries').find({ 'object.id': made.user_id }).sort({ _id: 1 }).toArray();
    expect(entries).toHaveLength(3);
    expect(entries).toContainEqual(
      expect.objectContaining({
        before: expect.objectContaining({ permissions: ['BPC_ITEM_1'] }) as unknown,
        after: { permissions: ['BPC_ITEM_2'] },
      }),
    );
    expect(JSON.stringify(entries)).not.toContain(PASSWORD);
    expect(entries.every(({ actor }) => (actor as { account_id: string }).account_id === partner.account_id)).toBe(true);
  });
});
