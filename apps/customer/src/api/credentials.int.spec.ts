import { bodyOf, CustomerHarness, FIRST_OPERATOR, OPERATOR, PASSWORD, refusalOf } from '../../../../test/support/customer-harness';
import { SYSTEM_CALLER } from '@pc/contracts';
import { FirstStart } from '../first-start';
import { TOKEN_LIFE_MS } from '../domain/token';

describe('credentials on the real store', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    // The store ends tokens and sessions by its own clock, which must not be ahead of the test's.
    service.clock.set('2126-01-15T08:00:00Z');
  });
  afterAll(() => service?.close());

  const token = (domain_name: string, password = PASSWORD, user_name = domain_name, scope = {}) =>
    service.credentials.createToken(service.ask({ domain_name, user_name, sealed_password: service.password(password), scope }));
  const credential = async (by: { access_key?: string; token_hash?: string }) =>
    bodyOf(await service.credentials.getCredential(service.ask(by, SYSTEM_CALLER)));
  const newKey = (account_id: string, caller = OPERATOR) => service.credentials.createAccessKey(service.ask({ account_id }, caller));
  const hashOf = (sealedToken: string) => service.sealer.blindIndex(service.sealer.open(sealedToken, 'token'), 'token');

  it('api 3.1 a token by password lives 24 hours and names its account', async () => {
    const id = await service.createPartner('token-partner', { kind: 'DISTRIBUTOR' });
    const issued = bodyOf(await token('Token-Partner'));
    expect(issued).toMatchObject({
      user: { id, name: 'token-partner', domain: { id, name: 'token-partner' } },
      roles: [{ name: 'te_admin' }],
    });
    expect(Date.parse(issued.expires_at) - Date.parse(issued.issued_at)).toBe(24 * 3600 * 1000);
    expect(issued.expires_at).toMatch(/\.\d{6}Z$/);
    const caller = { account_id: id, kind: 'PARTNER', partner_kind: 'DISTRIBUTOR', government_kinds: [], channel: 'API' };
    await expect(credential({ token_hash: hashOf(issued.sealed_token) })).resolves.toMatchObject({
      found: true,
      caller,
      expires_at: '2126-01-16T08:00:00.000Z',
    });
    service.clock.advance(TOKEN_LIFE_MS);
    await expect(credential({ token_hash: hashOf(issued.sealed_token) })).resolves.toEqual({ found: false });
    service.clock.advance(-TOKEN_LIFE_MS);
  });

  it('only a gateway gets the material by which credentials are checked', async () => {
    for (const kind of ['OPERATOR', 'PARTNER', 'CUSTOMER', 'RESELLER'] as const) {
      const caller = { account_id: 'a', account_name: 'a', kind, channel: 'API' } as const;
      const asked = service.credentials.getCredential(service.ask({ access_key: FIRST_OPERATOR.accessKey }, caller));
      expect(refusalOf(await asked).code).toBe('CBC.0151');
    }
  });

  it('api 3.1 every wrong name and password gets one and the same refusal', async () => {
    await service.createPartner('wrong-password');
    await service.parties.createCustomer(service.ask({ account_name: 'without-password' }));
    const replies = await Promise.all([
      token('wrong-password', 'Secret-2027'),
      token('nobody-at-all'),
      token('wrong-password', PASSWORD, 'no-user'),
      token('without-password'),
    ]);
    for (const reply of replies) expect(reply).toEqual({ type: 'refusal', code: 'APIGW.0301' });
  });

  it('api 7.15 a project scope gives the same id for the same account and region, an unknown region is refused', async () => {
    const account_id = await service.createCustomer('scoped');
    const byName = bodyOf(await token('scoped', PASSWORD, 'scoped', { project: 'cn-north-4' })).project!;
    const byId = bodyOf(await token('scoped', PASSWORD, 'scoped', { project: byName.id })).project;
    expect(byName).toMatchObject({ name: 'cn-north-4', id: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
    expect(byId).toEqual(byName);
    expect(refusalOf(await token('scoped', PASSWORD, 'scoped', { project: 'mars' })).code).toBe('CBC.0101');
    const { projects } = bodyOf(await service.credentials.listCredentials(service.ask({ account_id })));
    expect(projects[0]).toEqual({ region: 'cn-north-4', project_id: byName.id });
  });

  it('customers 10.10 at most two keys an account, also under parallel requests; resellers get none', async () => {
    const account = await service.createPartner('key-holder', { kind: 'DISTRIBUTOR' });
    const replies = await Promise.all(Array.from({ length: 5 }, () => newKey(account)));
    expect(replies.filter(({ type }) => type === 'answer')).toHaveLength(2);
    expect(replies.find(({ type }) => type === 'refusal')).toMatchObject({ code: 'CBC.99007004', items: ['TOO_MANY_KEYS'] });
    const reseller = await service.createReseller('key-reseller', account);
    expect(refusalOf(await newKey(reseller)).code).toBe('CBC.0151');
    const listed = bodyOf(await service.credentials.listCredentials(service.ask({ account_id: account })));
    expect(listed.access_keys).toHaveLength(2);
    expect(JSON.stringify(listed)).not.toMatch(/secret|sealed/i);
  });

  it('customers 10.10 a deleted key is not found any longer, and its end is told', async () => {
    const account = await service.createCustomer('key-deleter');
    const key = bodyOf(await newKey(account));
    const found = await credential({ access_key: key.access_key });
    expect(service.sealer.open(found.sealed_secret_key!, 'credential')).toBe(service.sealer.open(key.sealed_secret_key, 'credential'));
    const stranger = await service.createCustomer('key-stranger');
    const remove = (account_id: string) => service.credentials.deleteAccessKey(service.ask({ account_id, access_key: key.access_key }));
    expect(refusalOf(await remove(stranger))).toMatchObject({ code: 'CBC.0101', field: 'access_key' });
    bodyOf(await remove(account));
    await expect(credential({ access_key: key.access_key })).resolves.toEqual({ found: false });
    expect((await service.eventsOf(account)).at(-1)).toMatchObject({
      version: 2,
      type: 'pc.customer.credential-revoked.v1',
      data: { credential_id: key.access_key, account_id: account, kind: 'ACCESS_KEY' },
    });
  });

  it('customers 10.10 keys are the business of the account itself and of the vendor’s staff', async () => {
    const [own, other] = [await service.createCustomer('own-keys'), await service.createCustomer('other-keys')];
    const caller = { account_id: own, account_name: 'own-keys', kind: 'CUSTOMER', channel: 'API' } as const;
    expect((await newKey(own, caller)).type).toBe('answer');
    expect(refusalOf(await newKey(other, caller)).code).toBe('CBC.0151');
    expect(refusalOf(await newKey(own, { ...caller, user_id: 'u' })).code).toBe('CBC.0151');
    const acting = { ...caller, assumed_by: { account_id: other, account_name: 'other-keys' } };
    expect(refusalOf(await newKey(own, acting)).code).toBe('CBC.0151');
    expect(refusalOf(await service.credentials.listCredentials(service.ask({ account_id: other }, caller))).code).toBe('CBC.0151');
  });

  it('customers 10.10 a user sees the ids of its account, and its own keys only', async () => {
    const account_id = await service.createPartner('keys-with-users');
    const clerk = { account_id, user_name: 'clerk', sealed_password: service.password(), permissions: [] };
    const { user_id, access_key } = bodyOf(await service.credentials.createUser(service.ask(clerk)));
    const mains = bodyOf(await newKey(account_id)).access_key;
    const caller = { account_id, account_name: 'keys-with-users', kind: 'PARTNER', channel: 'API' } as const;
    const seenBy = async (who: typeof caller & { user_id?: string }) => {
      const { access_keys, projects } = bodyOf(await service.credentials.listCredentials(service.ask({ account_id }, who)));
      expect(projects).toHaveLength(2);
      return access_keys.map((key) => key.access_key).toSorted();
    };
    expect(await seenBy(caller)).toEqual([access_key, mains].toSorted());
    expect(await seenBy({ ...caller, user_id })).toEqual([access_key]);
  });

  it('an IAM user has its permission items by key and by token (api 5)', async () => {
    const account = await service.createPartner('with-users');
    const create = (user_name: string) =>
      service.credentials.createUser(
        service.ask({ account_id: account, user_name, sealed_password: service.password(), permissions: ['BPC_ITEM_1'] }),
      );
    const user = bodyOf(await create('clerk'));
    const caller = { account_id: account, user_id: user.user_id, user_name: 'clerk', permissions: ['BPC_ITEM_1'], kind: 'PARTNER' };
    await expect(credential({ access_key: user.access_key })).resolves.toMatchObject({ found: true, caller });
    const issued = bodyOf(await token('with-users', PASSWORD, 'clerk'));
    expect(issued).toMatchObject({ user: { id: user.user_id, name: 'clerk' }, roles: [{ name: 'BPC_ITEM_1' }] });
    await expect(credential({ token_hash: hashOf(issued.sealed_token) })).resolves.toMatchObject({ caller });
    for (const name of ['clerk', 'WITH-users'])
      expect(refusalOf(await create(name))).toMatchObject({ code: 'CBC.99000038', field: 'user_name' });
  });

  it('a delisted partner is shut out, a frozen one is not', async () => {
    const partner_id = await service.createPartner('shut-out');
    const { access_key } = bodyOf(await newKey(partner_id));
    const become = async (state: 'FROZEN' | 'DELISTED') =>
      bodyOf(await service.parties.setPartnerState(service.ask({ partner_id, state })));
    await become('FROZEN');
    expect((await credential({ access_key })).found).toBe(true);
    await become('DELISTED');
    expect((await credential({ access_key })).found).toBe(false);
    expect(refusalOf(await token('shut-out')).code).toBe('APIGW.0301');
  });

  it('customers 7.17 tokens of a frozen customer die, later ones live', async () => {
    const partner = await service.createPartner('token-freezer');
    const customer = await service.createCustomer('token-frozen', { partner_id: partner });
    const issued = bodyOf(await token('token-frozen'));
    service.clock.advance(1000);
    bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: partner, state: 'FROZEN' })));
    await service.partnerStates.associationStarted({ data: { customer_id: customer, partner_id: partner } } as never);
    await expect(credential({ token_hash: hashOf(issued.sealed_token) })).resolves.toEqual({ found: false });
    service.clock.advance(1000);
    const later = bodyOf(await token('token-frozen'));
    expect((await credential({ token_hash: hashOf(later.sealed_token) })).found).toBe(true);
  });

  it('customers 4.21 a weak password is refused and nothing is written', async () => {
    const weak = { account_name: 'weak-one', sealed_password: service.password('short1') };
    expect(refusalOf(await service.parties.createCustomer(service.ask(weak)))).toMatchObject({ code: 'CBC.99000036', field: 'password' });
    expect(bodyOf(await service.queries.listCustomers(service.ask({ account_name: 'weak-one', offset: 0, limit: 1 }))).count).toBe(0);
  });

  it('the first operator stands after the start, and a second start changes nothing', async () => {
    const found = await credential({ access_key: FIRST_OPERATOR.accessKey });
    expect(found).toMatchObject({ found: true, caller: { account_name: 'operator', kind: 'OPERATOR' } });
    expect(service.sealer.open(found.sealed_secret_key!, 'credential')).toBe(FIRST_OPERATOR.secretKey);
    await service.part(FirstStart).onModuleInit();
    await expect(credential({ access_key: FIRST_OPERATOR.accessKey })).resolves.toEqual(found);
    expect((await token('operator', FIRST_OPERATOR.password)).type).toBe('answer');
    await expect(service.store.collection('accounts').countDocuments({ type: 'OPERATOR' })).resolves.toBe(1);
  });

  it('no document and no event holds a password, a token or a secret key in clear', async () => {
    const account = await service.createCustomer('secretive');
    const secretKey = service.sealer.open(bodyOf(await newKey(account)).sealed_secret_key, 'credential');
    const text = service.sealer.open(bodyOf(await token('secretive')).sealed_token, 'token');
    const everything = await service.everything();
    expect(everything).toContain('secretive');
    const secrets = [secretKey, text, PASSWORD, FIRST_OPERATOR.password, FIRST_OPERATOR.secretKey];
    expect(secrets.map((secret) => everything.includes(secret))).toEqual(secrets.map(() => false));
    const told = await service.store.collection('outbox').find({}).toArray();
    const logged = await service.store.collection('audit_entries').find({}).toArray();
    const open = JSON.stringify([told, logged], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(/\$argon2|v1\.k1\.|sealed/.exec(open)).toBeNull();
    expect(everything).toMatch(/\$argon2[^]*v1\.k1\./);
  });
});
