import type { Caller } from '@pc/contracts';
import { UnitOfWork } from '@pc/store';
import { bodyOf, CustomerHarness, PASSWORD, refusalOf } from '../../../../test/support/customer-harness';
import type { AccountFacts, Customer } from '../domain/account';
import { Accounts } from '../ports/accounts';
import { ResellersController } from './resellers.controller';

const DAY = 24 * 60 * 60 * 1000;
const VERIFIED: Partial<Customer> = { realName: { status: '2', type: 1, name: 'Joined Ltd' } };

describe('distributors and resellers on the real store', () => {
  let service: CustomerHarness;
  let api: ResellersController;
  let distributor: Caller;
  let made = 0;

  const caller = (account_id: string, kind: Caller['kind'], more: Partial<Caller> = {}): Caller => ({
    account_id,
    account_name: 'x',
    kind,
    channel: 'API',
    ...more,
  });
  const newDistributor = async () =>
    caller(await service.createPartner(`dist-${(made += 1)}`, { kind: 'DISTRIBUTOR' }), 'PARTNER', { partner_kind: 'DISTRIBUTOR' });
  const enterprise = async (change: Partial<Customer> = VERIFIED, link: object = {}) => {
    const id = await service.createCustomer(`customer-${(made += 1)}`, link);
    await service.part(UnitOfWork).run(async (tx) => {
      await service.port(Accounts).amend(tx, 'CUSTOMER', id, (before) => ({ ...before, ...change }));
    });
    return caller(id, 'CUSTOMER');
  };
  const sealed = (token: string) => ({ sealed_token: service.sealer.seal(token, 'code') });
  const inviting = (who = distributor) =>
    api.inviteReseller(service.ask({ sealed_email: service.sealer.seal('boss@example.com', 'contact') }, who));
  const invite = async (who = distributor) => service.sealer.open(bodyOf(await inviting(who)).sealed_token, 'code');
  const accept = (who: Caller, token: string) => api.acceptInvitation(service.ask(sealed(token), who));
  const items = async (who: Caller, token: string) => refusalOf(await accept(who, token)).items;
  const list = async (payload: object = {}, who = distributor) =>
    bodyOf(await api.queryResellers(service.ask({ offset: 0, limit: 10, ...payload }, who)));
  const setState = async (partner_id: string, state: 'NORMAL' | 'RESTRICTED' | 'FROZEN' | 'DELISTED') =>
    bodyOf(await service.parties.setPartnerState(service.ask({ partner_id, state })));

  beforeAll(async () => {
    service = await CustomerHarness.start();
    api = service.part(ResellersController);
    distributor = await newDistributor();
  });
  afterAll(() => service?.close());

  it('customers 9.10, 7.13 a platform that the enterprise is bound to is let go of, which is told once', async () => {
    const binding = { xaccountType: 'its-platform', xaccountId: 'e-1', boundAt: service.clock.now(), boundBy: 'CREATE' } as const;
    const [one, token] = [await enterprise({ ...VERIFIED, binding }), await invite()];
    bodyOf(await accept(one, token));
    const told = (await service.eventsOf(one.account_id)).slice(1).map(({ type, data }) => [type.split('.')[2], data['action']]);
    expect(told).toEqual([
      ['binding-changed', 1],
      ['reseller-changed', undefined],
    ]);
    expect(await service.port(Accounts).findBound('its-platform', 'e-1')).toBeUndefined();
  });

  it('customers 7.13 an invited enterprise becomes a reseller, and is told as one; the invitation is used up', async () => {
    const [one, other, token] = [await enterprise(), await enterprise(), await invite()];
    expect(bodyOf(await accept(one, token))).toEqual({ indirect_partner_id: one.account_id });
    const told = (await service.eventsOf(one.account_id)).at(-1)!;
    expect(told).toMatchObject({
      type: 'pc.customer.reseller-changed.v1',
      version: 2,
      data: { distributor_id: distributor.account_id, name: 'Joined Ltd', state: 'JOINED' },
    });
    expect((await list({ indirect_partner_id: one.account_id })).resellers).toMatchObject([
      { indirect_partner_id: one.account_id, name: 'Joined Ltd', associated_on: '2026-01-15T08:00:00Z' },
    ]);
    expect(await items(other, token)).toEqual(['LINK_USED']);
    expect(await items({ ...one, kind: 'RESELLER' }, await invite())).toEqual(['HAS_DISTRIBUTOR']);
    expect(await service.everything()).not.toContain(token);
    expect(bodyOf(await service.queries.audit(service.ask({}))).breaches).toEqual([]);
  });

  it('customers 7.13 names every reason why an account cannot', async () => {
    const token = await invite();
    const facts: AccountFacts = { contracts: ['SPECIAL'] };
    const partner = await service.createPartner('a-partner');
    const all = await enterprise({ facts, freezes: { byPartner: 1, partnerFrozen: false } }, { partner_id: partner });
    expect(await items(all, token)).toEqual(['NOT_ENTERPRISE_VERIFIED', 'FROZEN', 'SPECIAL_CONTRACT', 'IS_CUSTOMER']);
    expect(await items(await enterprise({ realName: { status: '2', type: 0 } }), token)).toEqual(['NOT_ENTERPRISE_VERIFIED']);
    expect(await items(await enterprise({ realName: { status: '0', type: 1 } }), token)).toEqual(['NOT_ENTERPRISE_VERIFIED']);
    expect(await items(caller(partner, 'PARTNER'), token)).toEqual(['IS_PARTNER']);
    expect(refusalOf(await accept({ ...(await enterprise()), user_id: 'u', permissions: [] }, token)).code).toBe('CBC.0151');
  });

  it('customers 7.13 an invitation is unknown, or over after 7 days', async () => {
    const token = await invite();
    expect(await items(await enterprise(), 'guessed')).toEqual(['LINK_NOT_FOUND']);
    service.clock.advance(7 * DAY);
    expect(await items(await enterprise(), token)).toEqual(['LINK_EXPIRED']);
    service.clock.advance(-7 * DAY);
  });

  it('customers 6.13 a frozen distributor invites nobody and takes nobody on; a restricted one does', async () => {
    const other = await newDistributor();
    const token = await invite(other);
    await setState(other.account_id, 'FROZEN');
    expect(refusalOf(await inviting(other)).code).toBe('CBC.50010085');
    expect(refusalOf(await accept(await enterprise(), token)).code).toBe('CBC.50010086');
    await setState(other.account_id, 'DELISTED');
    expect(refusalOf(await accept(await enterprise(), token)).code).toBe('CBC.50010065');
    await setState(other.account_id, 'RESTRICTED');
    bodyOf(await inviting(other));
    bodyOf(await accept(await enterprise(), token));
    expect(refusalOf(await inviting(caller(await service.createPartner('no-distributor'), 'PARTNER'))).code).toBe('CBC.0151');
  });

  it('customers 7.12 a distributor lists its own resellers, by part of the name, time and id', async () => {
    const owner = await newDistributor();
    const first = await service.createReseller('Alpha-Reseller', owner.account_id);
    service.clock.advance(2000);
    const second = await service.createReseller('beta-reseller', owner.account_id);
    const found = async (payload: object = {}) =>
      (await list(payload, owner)).resellers.map(({ indirect_partner_id }) => indirect_partner_id);
    expect(await found()).toEqual([second, first]);
    expect(await list({ offset: 1, limit: 1 }, owner)).toMatchObject({ count: 2, resellers: [{ account_name: 'Alpha-Reseller' }] });
    expect(await found({ account_name: 'PHA-R' })).toEqual([first]);
    expect(await found({ indirect_partner_id: second })).toEqual([second]);
    const { associated_on } = (await list({ indirect_partner_id: second }, owner)).resellers[0]!;
    expect(await found({ associated_on_begin: associated_on, associated_on_end: associated_on })).toEqual([second]);
    expect(await found({ indirect_partner_id: (await list()).resellers[0]!.indirect_partner_id })).toEqual([]);
    expect(refusalOf(await api.queryResellers(service.ask({ offset: 0, limit: 10 }, caller('p', 'PARTNER')))).code).toBe('CBC.0151');
  });

  it('customers 2.7 7.10 a distributor names the account manager of a reseller and lets it freeze resources', async () => {
    const id = await service.createReseller('settled', distributor.account_id);
    const user = { account_id: distributor.account_id, user_name: 'Sales-1', sealed_password: service.password(PASSWORD), permissions: [] };
    bodyOf(await service.credentials.createUser(service.ask(user)));
    const configure = (payload: object, who = distributor) =>
      api.configureReseller(service.ask({ indirect_partner_id: id, ...payload }, who));
    bodyOf(await configure({ account_manager: 'sales-1', may_freeze_resources: true }));
    expect((await list({ indirect_partner_id: id })).resellers).toMatchObject([{ account_manager: 'Sales-1' }]);
    expect(await service.port(Accounts).find(id)).toMatchObject({ mayFreezeResources: true });
    bodyOf(await configure({ account_manager: '' }));
    expect((await list({ indirect_partner_id: id })).resellers[0]).not.toHaveProperty('account_manager');
    expect(refusalOf(await configure({ account_manager: 'nobody' }))).toMatchObject({ code: 'CBC.0101', field: 'account_manager' });
    expect(refusalOf(await configure({}, await newDistributor())).code).toBe('CBC.99000037');
  });

  it('customers 7.12 a reseller leaves in two steps, and not while it has customers', async () => {
    const id = await service.createReseller('leaving', distributor.account_id);
    const mine = await service.createCustomer('stays', { indirect_partner_id: id });
    const leave = (who = distributor) => api.leaveDistributor(service.ask({ indirect_partner_id: id }, who));
    expect(refusalOf(await leave(await newDistributor())).code).toBe('CBC.99000037');
    expect(bodyOf(await leave())).toEqual({ state: 'LEAVING' });
    expect(refusalOf(await leave()).items).toEqual(['HAS_CUSTOMERS']);
    bodyOf(await service.parties.setAssociation(service.ask({ customer_id: mine })));
    expect(bodyOf(await leave(caller(id, 'RESELLER', { channel: 'CONSOLE' })))).toEqual({ state: 'LEFT' });
    expect((await list({ indirect_partner_id: id })).count).toBe(0);
    expect(refusalOf(await leave()).items).toEqual(['WRONG_STATE']);
  });
});
