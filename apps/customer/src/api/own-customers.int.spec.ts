import type { Caller } from '@pc/contracts';
import { UnitOfWork } from '@pc/store';
import { bodyOf, CustomerHarness, PASSWORD, refusalOf } from '../../../../test/support/customer-harness';
import type { Customer } from '../domain/account';
import { Accounts } from '../ports/accounts';
import { ReleaseDue } from '../use-cases/customers/release-due/release-due.use-case';
import { OwnCustomersController } from './own-customers.controller';

const DAY = 24 * 60 * 60 * 1000;

describe('what partners do with their customers, on the real store', () => {
  let service: CustomerHarness;
  let api: OwnCustomersController;
  let partnerId: string;
  let made = 0;

  const caller = (account_id: string, more: Partial<Caller> = {}): Caller => ({
    account_id,
    account_name: 'x',
    kind: 'PARTNER',
    channel: 'API',
    ...more,
  });
  const me = () => caller(partnerId);
  const customer = (link: object = { partner_id: partnerId }) => service.createCustomer(`customer-${(made += 1)}`, link);
  const freeze = (customer_ids: string[], more: object = {}, who = me()) =>
    api.changeFreeze(service.ask({ action: 'FREEZE' as const, kind: 'ACCOUNT' as const, customer_ids, reason: 'r', ...more }, who));
  const refused = async (customer_ids: string[], more: object = {}, who = me()) =>
    bodyOf(await freeze(customer_ids, more, who)).refused.map(({ code }) => code);
  const listed = async (customer_id: string, who = me(), more: object = {}) =>
    bodyOf(await api.queryCustomers(service.ask({ offset: 0, limit: 10, customer_id, ...more }, who))).customers[0]!;
  const amend = (id: string, change: Partial<Customer>) =>
    service.part(UnitOfWork).run(async (tx) => {
      await service.port(Accounts).amend(tx, 'CUSTOMER', id, (before) => ({ ...before, ...change }));
    });

  beforeAll(async () => {
    service = await CustomerHarness.start();
    api = service.part(OwnCustomersController);
    partnerId = await service.createPartner('partner');
  });
  afterAll(() => service?.close());

  it('customers 7.11 7.17 freezes those it may, names the others, and tells of each', async () => {
    const [mine, referral] = [await customer(), await customer({ partner_id: partnerId, association_type: '1' })];
    const foreign = await customer({ partner_id: await service.createPartner('other') });
    expect(bodyOf(await freeze([mine, referral, foreign, 'unknown']))).toEqual({
      refused: [
        { customer_id: referral, code: 'CBC.0101' },
        { customer_id: foreign, code: 'CBC.99000035' },
        { customer_id: 'unknown', code: 'CBC.99000035' },
      ],
    });
    await expect(listed(mine)).resolves.toMatchObject({ is_frozen: 1 });
    const told = (await service.eventsOf(mine)).filter(({ type }) => type === 'pc.customer.freeze-changed.v1');
    expect(told.map(({ data }) => data)).toEqual([{ customer_id: mine, is_frozen: 1, cause: 'PARTNER' }]);
    expect(bodyOf(await freeze([mine, mine]))).toEqual({ refused: [] });
    expect(bodyOf(await freeze([mine], { action: 'UNFREEZE' }))).toEqual({ refused: [] });
    await expect(listed(mine)).resolves.toMatchObject({ is_frozen: 0 });
  });

  it('customers 7.10 a reseller’s customers need its name, and its own hand for resources the distributor’s leave', async () => {
    const distributor = await service.createPartner('distributor', { kind: 'DISTRIBUTOR' });
    const reseller = await service.createReseller('reseller', distributor);
    const mine = await customer({ indirect_partner_id: reseller });
    const named = { indirect_partner_id: reseller };
    await expect(refused([mine], {}, caller(distributor))).resolves.toEqual(['CBC.99000035']);
    await expect(refused([mine], { ...named, kind: 'ACCOUNT_AND_RESOURCE' }, caller(distributor))).resolves.toEqual([]);
    await expect(refused([mine], { ...named, kind: 'ACCOUNT_AND_RESOURCE', action: 'UNFREEZE' }, caller(distributor))).resolves.toEqual([]);
    expect(refusalOf(await freeze([mine], named)).code).toBe('CBC.99000037');
    const itself = caller(reseller, { kind: 'RESELLER', channel: 'CONSOLE' });
    await expect(refused([mine], {}, itself)).resolves.toEqual([]);
    await expect(refused([mine], { action: 'UNFREEZE' }, itself)).resolves.toEqual([]);
    expect(refusalOf(await freeze([mine], { kind: 'ACCOUNT_AND_RESOURCE' }, itself)).code).toBe('CBC.0151');
    await service.part(UnitOfWork).run(async (tx) => {
      await service.port(Accounts).amend(tx, 'RESELLER', reseller, (before) => ({ ...before, mayFreezeResources: true }));
    });
    await expect(refused([mine], { kind: 'ACCOUNT_AND_RESOURCE' }, itself)).resolves.toEqual([]);
  });

  it('customers 6.13 a frozen partner freezes all its resale customers and its resellers’, and unfreezes no resources', async () => {
    const distributor = await service.createPartner('frozen-distributor', { kind: 'DISTRIBUTOR' });
    const reseller = await service.createReseller('frozen-reseller', distributor);
    const link = { indirect_partner_id: reseller };
    const [own, below, byHand, referral] = [
      await customer({ partner_id: distributor }),
      await customer(link),
      await customer({ partner_id: distributor }),
      await customer({ partner_id: distributor, association_type: '1' }),
    ];
    await refused([byHand], { kind: 'ACCOUNT_AND_RESOURCE' }, caller(distributor));
    const set = async (state: 'FROZEN' | 'NORMAL') => {
      bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: distributor, state })));
      await service.partnerStates.partnerChanged({ data: { partner_id: distributor } } as never);
    };
    const states = () =>
      Promise.all(
        ([own, byHand, referral].map((id) => listed(id, caller(distributor))) as Promise<{ is_frozen: number }>[])
          .concat(listed(below, caller(distributor), link))
          .map(async (row) => (await row).is_frozen),
      );
    await set('FROZEN');
    await expect(states()).resolves.toEqual([2, 2, 0, 2]);
    const unfreeze = { action: 'UNFREEZE', kind: 'ACCOUNT_AND_RESOURCE' };
    await expect(refused([own, byHand], unfreeze, caller(distributor))).resolves.toEqual(['CBC.0101', 'CBC.0101']);
    await expect(refused([own], { action: 'UNFREEZE' }, caller(distributor))).resolves.toEqual([]);
    await set('NORMAL');
    await expect(states()).resolves.toEqual([0, 2, 0, 0]);
  });

  it('customers 7.15 a label is set and cleared, on an own customer only', async () => {
    const mine = await customer();
    const label = (customer_id: string, text: string, who = me()) => api.labelCustomer(service.ask({ customer_id, label: text }, who));
    bodyOf(await label(mine, 'Fair'));
    await expect(listed(mine)).resolves.toMatchObject({ label: 'Fair' });
    bodyOf(await label(mine, ''));
    expect(await listed(mine)).not.toHaveProperty('label');
    const stranger = caller(await service.createPartner('stranger'));
    expect(refusalOf(await label(mine, 'x', stranger)).code).toBe('CBC.99000035');
    expect(refusalOf(await label('unknown', 'x')).code).toBe('CBC.99000035');
  });

  it('customers 7.15 the account manager is one of the partner’s operators', async () => {
    const mine = await customer();
    const user = { account_id: partnerId, user_name: 'Sales-1', sealed_password: service.password(PASSWORD), permissions: [] };
    bodyOf(await service.credentials.createUser(service.ask(user)));
    const name = (account_name?: string, id = mine) =>
      api.setAccountManager(service.ask({ customer_id: id, ...(account_name && { account_name }) }, me()));
    bodyOf(await name('sales-1'));
    await expect(listed(mine)).resolves.toMatchObject({ account_manager: 'Sales-1' });
    expect(refusalOf(await name('nobody'))).toMatchObject({ code: 'CBC.0101', field: 'account_name' });
    bodyOf(await name());
    expect(await listed(mine)).not.toHaveProperty('account_manager');
    expect(refusalOf(await name('sales-1', 'unknown')).code).toBe('CBC.99000035');
  });

  it('customers 7.7 7.18 tags are the vendor’s, empty without a real name, N when over; foreign ids are dropped', async () => {
    const tagger = await service.createPartner('tagger');
    const [tagged, unset, foreign] = [await customer({ partner_id: tagger }), await customer({ partner_id: tagger }), await customer()];
    const tag = (customer_id: string, more: object = {}) =>
      api.setNewCustomerTag(
        service.ask({ customer_id, new_customer_tag: 'Y' as const, effective_time: '2026-01', expire_time: '2026-01', ...more }),
      );
    const tags = async (payload: object = {}) =>
      bodyOf(await api.queryNewCustomerTags(service.ask({ offset: 0, limit: 10, ...payload }, caller(tagger)))).tags;
    const one = async () => (await tags({ customer_ids: [tagged] }))[0]!.new_customer_tag;
    bodyOf(await tag(tagged));
    expect(await one()).toBe('');
    for (const id of [tagged, unset]) await amend(id, { realName: { status: '2', type: 1 } });
    expect(await tags({ customer_ids: [tagged, unset, foreign, 'unknown'] })).toEqual(
      expect.arrayContaining([
        { customer_id: tagged, new_customer_tag: 'Y', effective_time: '2026-01', expire_time: '2026-01' },
        { customer_id: unset, new_customer_tag: '' },
      ]),
    );
    expect(await tags({ customer_ids: [tagged, unset, foreign] })).toHaveLength(2);
    expect(await tags({ customer_ids: [] })).toHaveLength(2);
    expect(await tags({ limit: 1 })).toHaveLength(1);
    const start = service.clock.now();
    service.clock.set('2026-01-31T15:59:59Z');
    expect(await one()).toBe('Y');
    service.clock.set('2026-01-31T16:00:00Z');
    expect(await one()).toBe('N');
    service.clock.set(start);
    expect(refusalOf(await tag('unknown'))).toMatchObject({ code: 'CBC.0101', field: 'customer_id' });
    expect(refusalOf(await tag(tagged, { effective_time: '2026-02' }))).toMatchObject({ code: 'CBC.0100', field: 'expire_time' });
    await amend(tagged, { realName: { status: '0', type: 1 } });
    expect(await one()).toBe('');
  });

  it('customers 7.17 resources are released once, 15 days after they were frozen', async () => {
    const [released, thawed] = [await customer(), await customer()];
    const resources = { kind: 'ACCOUNT_AND_RESOURCE' };
    await refused([released, thawed], resources);
    await refused([thawed], { ...resources, action: 'UNFREEZE' });
    const told = async (id: string) =>
      (await service.eventsOf(id)).filter(({ type }) => type === 'pc.customer.resources-released.v1').length;
    const sweep = () => service.part(ReleaseDue).execute(service.clock.now());
    service.clock.advance(15 * DAY - 1);
    await sweep();
    await expect(told(released)).resolves.toBe(0);
    service.clock.advance(1);
    await sweep();
    await sweep();
    await expect(Promise.all([told(released), told(thawed)])).resolves.toEqual([1, 0]);
  });
});
