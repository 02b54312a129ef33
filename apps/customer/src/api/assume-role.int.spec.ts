import { ANONYMOUS_CALLER, ASSUME_ROLE_ITEM, SYSTEM_CALLER } from '@pc/contracts';
import { bodyOf, CustomerHarness, OPERATOR, PASSWORD, refusalOf } from '../../../../test/support/customer-harness';

const HOUR = 3_600_000;

interface Asked {
  readonly agency_name?: string;
  readonly scope?: { project?: string; domain?: string };
}

describe('the exchange of tokens on the real store', () => {
  let service: CustomerHarness;
  let partnerId: string;
  let partnerToken: string;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    // The store ends tokens and sessions by its own clock, which must not be ahead of the test's.
    service.clock.set('2126-01-15T08:00:00Z');
    partnerId = await service.createPartner('assumer', { xaccount_type: 'ASSUMER_PLATFORM' });
    partnerToken = await tokenOf('assumer');
  });
  afterAll(() => service?.close());

  const hashOf = (sealed: string) => service.sealer.blindIndex(service.sealer.open(sealed, 'token'), 'token');
  const tokenOf = async (domain_name: string, user_name = domain_name) => {
    const payload = { domain_name, user_name, sealed_password: service.password(), scope: {} };
    return hashOf(bodyOf(await service.credentials.createToken(service.ask(payload))).sealed_token);
  };
  const exchange = (token_hash: string, whom: { domain_name: string } | { domain_id: string }, asked: Asked = {}) =>
    service.access.assumeRole(service.ask({ token_hash, ...whom, agency_name: 'ASSUMER_PLATFORM', scope: {}, ...asked }, ANONYMOUS_CALLER));
  const assume = async (...args: Parameters<typeof exchange>) => bodyOf(await exchange(...args));
  const look = async (token_hash: string) => bodyOf(await service.credentials.getCredential(service.ask({ token_hash }, SYSTEM_CALLER)));
  const isAlive = async (hash: string) => (await look(hash)).found;
  const newCustomer = async (name: string) => service.createCustomer(name, { partner_id: partnerId });
  const setAssociation = async (customer_id: string, target: object = {}) =>
    bodyOf(await service.parties.setAssociation(service.ask({ customer_id, ...target })));

  it('api 3.2 gives a token of the customer that says who acts', async () => {
    const id = await newCustomer('assumed-one');
    const issued = await assume(partnerToken, { domain_name: 'assumed-one' });
    expect(issued).toMatchObject({
      user: { id, name: 'assumed-one', domain: { id, name: 'assumed-one' } },
      assumed_by: { id: partnerId, name: 'assumer', domain: { id: partnerId, name: 'assumer' } },
      roles: [{ id: 'te_admin', name: 'te_admin' }],
    });
    expect(service.sealer.open(issued.sealed_token, 'token')).toMatch(/^[\w-]{43}$/);
    expect(await look(hashOf(issued.sealed_token))).toMatchObject({
      found: true,
      caller: { account_id: id, kind: 'CUSTOMER', channel: 'API', assumed_by: { account_id: partnerId, account_name: 'assumer' } },
    });
    expect((await assume(partnerToken, { domain_id: id })).user.id).toBe(id);
    expect(await service.everything()).not.toContain(service.sealer.open(issued.sealed_token, 'token'));
  });

  it('api 7.15 project scope names the project of the customer in that region, the same as in its own list; unknown ones are refused', async () => {
    const account_id = await newCustomer('assumed-scoped');
    const whom = { domain_id: account_id };
    const byName = await assume(partnerToken, whom, { scope: { project: 'cn-north-4' } });
    expect(byName.project).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), name: 'cn-north-4' });
    const { projects } = bodyOf(await service.credentials.listCredentials(service.ask({ account_id })));
    expect(projects).toContainEqual({ region: 'cn-north-4', project_id: byName.project!.id });
    expect((await assume(partnerToken, whom, { scope: { project: byName.project!.id } })).project).toEqual(byName.project);
    expect(refusalOf(await exchange(partnerToken, whom, { scope: { project: 'mars' } }))).toMatchObject({
      code: 'CBC.0101',
      field: 'auth.scope.project',
    });
  });

  it('api 3.2 a domain scope is the customer itself', async () => {
    const id = await newCustomer('assumed-domain');
    for (const domain of [id, 'assumed-domain']) await assume(partnerToken, { domain_id: id }, { scope: { domain } });
    expect(refusalOf(await exchange(partnerToken, { domain_id: id }, { scope: { domain: partnerId } })).code).toBe('CBC.0151');
  });

  it('api 3.2 (5), 7.15 ends with the partner’s token at the latest', async () => {
    const id = await newCustomer('assumed-ending');
    const parent = await tokenOf('assumer');
    const { expires_at: parentEnd } = await look(parent);
    service.clock.advance(20 * HOUR);
    const issued = await assume(parent, { domain_id: id });
    expect(Date.parse(issued.expires_at)).toBe(Date.parse(parentEnd!));
    const hash = hashOf(issued.sealed_token);
    service.clock.advance(4 * HOUR - 1);
    expect(await isAlive(hash)).toBe(true);
    service.clock.advance(1);
    expect(await isAlive(hash)).toBe(false);
    service.clock.advance(-24 * HOUR);
  });

  it('api 7.15 an account that is not there is unknown; one that did not authorise the partner is refused, whoever it is', async () => {
    const refused = async (...args: Parameters<typeof exchange>) => {
      const { code, field, reason } = refusalOf(await exchange(...args));
      return [code, field, reason];
    };
    const unknown = ['CBC.0101', 'auth.identity.assume_role', 'unknown'];
    expect(await refused(partnerToken, { domain_name: 'no-such-account' })).toEqual(unknown);
    expect(await refused(partnerToken, { domain_id: 'f'.repeat(32) })).toEqual(unknown);
    const other = await service.createPartner('assumer-other', { xaccount_type: 'OTHER_PLATFORM' });
    const theirs = await service.createCustomer('assumed-theirs', { partner_id: other });
    const direct = await service.createCustomer('assumed-direct');
    const denied = ['CBC.0151', undefined, undefined];
    for (const domain_id of [theirs, direct, other, partnerId]) expect(await refused(partnerToken, { domain_id })).toEqual(denied);
    const mine = await newCustomer('assumed-mine');
    expect(await refused(partnerToken, { domain_id: mine }, { agency_name: 'OTHER_PLATFORM' })).toEqual(denied);
    expect(await refused(await tokenOf('assumer-other'), { domain_id: mine }, { agency_name: 'OTHER_PLATFORM' })).toEqual(denied);
    expect(await refused(await tokenOf('assumer-other'), { domain_id: mine })).toEqual(denied);
    await assume(await tokenOf('assumer-other'), { domain_id: theirs }, { agency_name: 'OTHER_PLATFORM' });
  });

  it('api 3.2 (4), 7.15 the token of a customer, one that was exchanged itself, the vendor’s and none are refused', async () => {
    const id = await newCustomer('assumed-chain');
    const exchanged = hashOf((await assume(partnerToken, { domain_id: id })).sealed_token);
    bodyOf(await service.parties.createCustomer(service.ask({ account_name: 'assume-vendor', sealed_password: service.password() })));
    for (const token of [await tokenOf('assumed-chain'), exchanged])
      expect(refusalOf(await exchange(token, { domain_id: id })).code).toBe('CBC.0151');
    expect(refusalOf(await exchange('0'.repeat(43), { domain_id: id })).code).toBe('CBC.0154');
    const asked = service.ask({ token_hash: partnerToken, domain_id: id, agency_name: 'ASSUMER_PLATFORM', scope: {} }, OPERATOR);
    expect(refusalOf(await service.access.assumeRole(asked)).code).toBe('CBC.0151');
  });

  it('api 3.2 (1) a partner without a platform identifier has no agency', async () => {
    const without = await service.createPartner('assumer-without');
    const domain_id = await service.createCustomer('assumed-without', { partner_id: without });
    expect(refusalOf(await exchange(await tokenOf('assumer-without'), { domain_id }, { agency_name: 'x' })).code).toBe('CBC.0151');
  });

  it('api 3.2 (2) a distributor acts for the customers of its resellers too', async () => {
    const above = await service.createPartner('assumer-above', { kind: 'DISTRIBUTOR', xaccount_type: 'ABOVE' });
    const reseller = await service.createReseller('assumer-below', above);
    const domain_id = await service.createCustomer('assumed-below', { indirect_partner_id: reseller });
    await assume(await tokenOf('assumer-above'), { domain_id }, { agency_name: 'ABOVE' });
  });

  it('api 5, 3.2 a user of the partner needs the item of the exchange, and its tokens die when it loses it', async () => {
    const domain_id = await newCustomer('assumed-by-clerk');
    const withItems = async (user_name: string, ...permissions: string[]) => {
      const user = { account_id: partnerId, user_name, sealed_password: service.password(PASSWORD), permissions };
      const { user_id } = bodyOf(await service.credentials.createUser(service.ask(user)));
      return { id: user_id, token: await tokenOf('assumer', user_name) };
    };
    const clerk = await withItems('assume-clerk', ASSUME_ROLE_ITEM);
    const issued = await assume(clerk.token, { domain_id });
    expect(issued.assumed_by).toMatchObject({ id: clerk.id, name: 'assume-clerk', domain: { id: partnerId } });
    expect((await look(hashOf(issued.sealed_token))).caller!.assumed_by).toMatchObject({ user_id: clerk.id, user_name: 'assume-clerk' });
    await assume((await withItems('assume-chief', 'PCB_ITEM_ADMINISTRATOR')).token, { domain_id });
    const reader = await withItems('assume-reader', 'BPC_ITEM_SUBCUSTSERV_030100');
    expect(refusalOf(await exchange(reader.token, { domain_id })).code).toBe('CBC.0151');
  });

  it('api 3.2 (6), 7.15 dies with the association, and no later association brings it back', async () => {
    const id = await newCustomer('assumed-leaving');
    const hash = hashOf((await assume(partnerToken, { domain_id: id })).sealed_token);
    await setAssociation(id, { partner_id: partnerId, association_type: '1' });
    expect(await isAlive(hash)).toBe(true);
    await setAssociation(id);
    expect(await isAlive(hash)).toBe(false);
    expect(refusalOf(await exchange(partnerToken, { domain_id: id })).code).toBe('CBC.0151');
    await setAssociation(id, { partner_id: partnerId });
    expect(await isAlive(hash)).toBe(false);
    expect(await isAlive(hashOf((await assume(partnerToken, { domain_id: id })).sealed_token))).toBe(true);
  });

  it('api 3.2 (6), customers 6.13 dies when partner and customer are frozen, and is not given out meanwhile', async () => {
    const frozen = await service.createPartner('assumer-frozen', { xaccount_type: 'FROZEN_PLATFORM' });
    const domain_id = await service.createCustomer('assumed-frozen', { partner_id: frozen });
    const parent = await tokenOf('assumer-frozen');
    const asked = { agency_name: 'FROZEN_PLATFORM' };
    const hash = hashOf((await assume(parent, { domain_id }, asked)).sealed_token);
    const become = async (state: 'NORMAL' | 'RESTRICTED' | 'FROZEN' | 'DELISTED') => {
      service.clock.advance(1000);
      bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: frozen, state })));
    };
    await become('FROZEN');
    expect([await isAlive(hash), refusalOf(await exchange(parent, { domain_id }, asked)).code]).toEqual([false, 'CBC.0151']);
    await service.partnerStates.associationStarted({ data: { customer_id: domain_id, partner_id: frozen } } as never);
    await become('NORMAL');
    // The customer is still frozen until the event of the partner's return has come.
    expect([await isAlive(hash), refusalOf(await exchange(parent, { domain_id }, asked)).code]).toEqual([false, 'CBC.0151']);
    await service.partnerStates.partnerChanged({ data: { partner_id: frozen } } as never);
    service.clock.advance(1000);
    expect(await isAlive(hash)).toBe(false);
    const later = hashOf((await assume(parent, { domain_id }, asked)).sealed_token);
    expect(await isAlive(later)).toBe(true);
    await become('DELISTED');
    expect([await isAlive(later), refusalOf(await exchange(parent, { domain_id }, asked)).code]).toEqual([false, 'CBC.0154']);
  });
});
