import type { Caller } from '@pc/contracts';
import { UnitOfWork } from '@pc/store';
import { bodyOf, CustomerHarness, OPERATOR, refusalOf } from '../../../../test/support/customer-harness';
import type { Customer } from '../domain/account';
import { Accounts } from '../ports/accounts';
import { OwnCustomersController } from './own-customers.controller';

describe("a partner's list of customers on the real store", () => {
  let service: CustomerHarness;
  let api: OwnCustomersController;
  let ids: Record<'provider' | 'distributor' | 'reseller' | 'foreign', string>;
  const customers: Record<string, string> = {};

  const caller = (account_id: string, more: Partial<Caller> = {}): Caller => ({
    account_id,
    account_name: 'x',
    kind: 'PARTNER',
    channel: 'API',
    ...more,
  });
  const ask = (who: Caller, payload: object = {}) => api.queryCustomers(service.ask({ offset: 0, limit: 10, ...payload }, who));
  const names = async (who: Caller, payload: object = {}) =>
    bodyOf(await ask(who, payload)).customers.map(({ account_name }) => account_name);
  const amend = (id: string, change: Partial<Customer>) =>
    service.part(UnitOfWork).run(async (tx) => {
      await service.port(Accounts).amend(tx, 'CUSTOMER', id, (customer) => ({ ...customer, ...change }));
    });

  beforeAll(async () => {
    service = await CustomerHarness.start();
    api = service.part(OwnCustomersController);
    const distributor = await service.createPartner('distributor', { kind: 'DISTRIBUTOR' });
    ids = {
      distributor,
      provider: await service.createPartner('provider'),
      reseller: await service.createReseller('reseller', distributor),
      foreign: await service.createReseller('foreign', await service.createPartner('other', { kind: 'DISTRIBUTOR' })),
    };
    for (const [name, type] of [
      ['Alpha-One', '2'],
      ['alpha-two', '1'],
      ['beta_one', '2'],
    ] as const) {
      service.clock.advance(1000);
      customers[name] = await service.createCustomer(name, { partner_id: ids.provider, association_type: type });
    }
    await service.createCustomer('of-distributor', { partner_id: ids.distributor });
    await service.createCustomer('of-reseller', { indirect_partner_id: ids.reseller });
    await amend(customers['Alpha-One']!, {
      contact: { phone: '13800000001', email: 'one@example.com' },
      realName: { status: '2', type: 1, name: 'Ünïted 示例科技' },
      label: 'Fair-2026',
      accountManager: 'Sales-East',
      binding: { xaccountType: 'platform', xaccountId: 'u-1', boundAt: new Date(), boundBy: 'CREATE' },
      level: 'V3',
    });
  });
  afterAll(() => service?.close());

  it('customers 7.5 the latest association comes first, count is before paging', async () => {
    await expect(names(caller(ids.provider))).resolves.toEqual(['beta_one', 'alpha-two', 'Alpha-One']);
    const page = bodyOf(await ask(caller(ids.provider), { offset: 1, limit: 1 }));
    expect([page.count, page.customers.map((row) => row.account_name)]).toEqual([3, ['alpha-two']]);
  });

  it('customers 7.16 shows every field that there is, and the level always', async () => {
    const { customers: rows } = bodyOf(await ask(caller(ids.provider)));
    const { sealed_telephone, sealed_email, ...one } = rows[2]!;
    expect(one).toEqual({
      customer_id: customers['Alpha-One'],
      account_name: 'Alpha-One',
      customer: 'Ünïted 示例科技',
      associated_on: '2026-01-15T08:00:01Z',
      association_type: '2',
      label: 'Fair-2026',
      verified_status: '2',
      customer_type: 1,
      is_frozen: 0,
      account_manager: 'Sales-East',
      xaccount_id: 'u-1',
      xaccount_type: 'platform',
      customer_level: 'V3',
    });
    expect(service.sealer.open(sealed_telephone!, 'contact')).toBe('13800000001');
    expect(service.sealer.open(sealed_email!, 'contact')).toBe('one@example.com');
    expect(rows[0]).toEqual({
      customer_id: customers['beta_one'],
      account_name: 'beta_one',
      associated_on: '2026-01-15T08:00:03Z',
      association_type: '2',
      verified_status: '-1',
      customer_type: -1,
      is_frozen: 0,
      customer_level: 'V0',
    });
  });

  it('customers 7.1 prefix, middle and suffix match; names across letter case, labels not; no wildcard works', async () => {
    const found = (payload: object) => names(caller(ids.provider), payload);
    await expect(found({ account_name: 'ALPHA' })).resolves.toEqual(['alpha-two', 'Alpha-One']);
    await expect(found({ account_name: 'pha-t' })).resolves.toEqual(['alpha-two']);
    await expect(found({ account_name: '-one' })).resolves.toEqual(['Alpha-One']);
    await expect(found({ account_name: 'a_o' })).resolves.toEqual(['beta_one']);
    await expect(found({ account_name: 'a.o' })).resolves.toEqual([]);
    await expect(found({ account_name: '%' })).resolves.toEqual([]);
    await expect(found({ customer: 'ünÏTED' })).resolves.toEqual(['Alpha-One']);
    await expect(found({ customer: '例科' })).resolves.toEqual(['Alpha-One']);
    await expect(found({ label: 'air-2' })).resolves.toEqual(['Alpha-One']);
    await expect(found({ label: 'fair' })).resolves.toEqual([]);
    for (const field of ['account_name', 'customer', 'label'])
      expect(refusalOf(await ask(caller(ids.provider), { [field]: 'a b' }))).toMatchObject({ code: 'CBC.0100', field });
  });

  it('customers 7.2 by kind, id and time, both bounds included', async () => {
    const found = (payload: object) => names(caller(ids.provider), payload);
    await expect(found({ association_type: '1' })).resolves.toEqual(['alpha-two']);
    await expect(found({ customer_id: customers['beta_one'] })).resolves.toEqual(['beta_one']);
    await expect(found({ customer_id: customers['beta_one'], association_type: '1' })).resolves.toEqual([]);
    const [second, third] = ['2026-01-15T08:00:02Z', '2026-01-15T08:00:03Z'];
    await expect(found({ associated_on_begin: second })).resolves.toEqual(['beta_one', 'alpha-two']);
    await expect(found({ associated_on_end: second })).resolves.toEqual(['alpha-two', 'Alpha-One']);
    await expect(found({ associated_on_begin: second, associated_on_end: third })).resolves.toEqual(['beta_one', 'alpha-two']);
  });

  it('customers 7.3 and api 7.4 nothing found and past the end are empty lists', async () => {
    expect(bodyOf(await ask(caller(ids.provider), { account_name: 'gamma' }))).toEqual({ count: 0, customers: [] });
    expect(bodyOf(await ask(caller(ids.provider), { customer_id: 'nobody' }))).toEqual({ count: 0, customers: [] });
    expect(bodyOf(await ask(caller(ids.provider), { offset: 3 }))).toEqual({ count: 3, customers: [] });
  });

  it('customers 7.4 a distributor sees its reseller’s customers only where it names it, and nobody else’s', async () => {
    const distributor = caller(ids.distributor, { partner_kind: 'DISTRIBUTOR' });
    await expect(names(distributor)).resolves.toEqual(['of-distributor']);
    await expect(names(distributor, { indirect_partner_id: ids.reseller })).resolves.toEqual(['of-reseller']);
    expect(refusalOf(await ask(distributor, { indirect_partner_id: ids.foreign })).code).toBe('CBC.99000037');
    expect(refusalOf(await ask(caller(ids.provider), { indirect_partner_id: ids.reseller })).code).toBe('CBC.99000037');
    await expect(names(distributor, { customer_id: customers['beta_one'] })).resolves.toEqual([]);
  });

  it('customers 4.1 a reseller sees its own in its console, and has no API', async () => {
    const reseller = caller(ids.reseller, { kind: 'RESELLER' });
    expect(refusalOf(await ask(reseller)).code).toBe('CBC.0151');
    await expect(names({ ...reseller, channel: 'CONSOLE' })).resolves.toEqual(['of-reseller']);
    expect(refusalOf(await ask({ ...reseller, channel: 'CONSOLE' }, { indirect_partner_id: ids.foreign })).code).toBe('CBC.99000037');
    expect(refusalOf(await ask(caller('c', { kind: 'CUSTOMER' }))).code).toBe('CBC.0151');
  });

  it('customers 7.6 the console searches by account manager and whole phone too; elsewhere these are no filters', async () => {
    const console = caller(ids.provider, { channel: 'CONSOLE' });
    const phone = (number: string) => ({ sealed_telephone: service.sealer.seal(number, 'contact') });
    await expect(names(console, { account_manager_name: 'es-e' })).resolves.toEqual(['Alpha-One']);
    await expect(names(console, phone('13800000001'))).resolves.toEqual(['Alpha-One']);
    await expect(names(console, phone('1380000000'))).resolves.toEqual([]);
    await expect(names(caller(ids.distributor, { channel: 'CONSOLE' }), phone('13800000001'))).resolves.toEqual([]);
    await expect(names(caller(ids.provider), phone('13911111111'))).resolves.toHaveLength(3);
    await expect(names(caller(ids.provider), { account_manager_name: 'nobody' })).resolves.toHaveLength(3);
  });

  it('customers 7.5 those of one second follow their ids, however they came in, and pages join without gap', async () => {
    const busy = await service.createPartner('bustling');
    const made: Array<[second: number, id: string]> = [];
    for (let index = 0; index < 45; index++) {
      // A clock that is now and then set back, as clocks of replicas differ.
      if (index % 9 === 0) service.clock.advance(index % 18 === 0 ? 1000 : -500);
      made.push([Math.floor(service.clock.now().getTime() / 1000), await service.createCustomer(`busy-${index}`, { partner_id: busy })]);
    }
    const expected = made.toSorted(([a, x], [b, y]) => b - a || (x < y ? -1 : 1)).map(([, id]) => id);
    const listed: string[] = [];
    for (let offset = 0; offset < 45; offset += 7) {
      const { count, customers: rows } = bodyOf(await ask(caller(busy), { offset, limit: 7 }));
      expect(count).toBe(45);
      listed.push(...rows.map(({ customer_id }) => customer_id));
    }
    expect(listed).toEqual(expected);
    const filtered = bodyOf(await ask(caller(busy), { account_name: 'sy-1', offset: 2, limit: 5 }));
    const matching = expected.filter((id) => /^busy-1/.test(`busy-${made.findIndex(([, other]) => other === id)}`));
    expect([filtered.count, filtered.customers.map(({ customer_id }) => customer_id)]).toEqual([11, matching.slice(2, 7)]);
  });

  it('customers 7.5 who leaves is no longer counted, and who comes back stands first', async () => {
    const [from, to] = [await service.createPartner('moved-from'), await service.createPartner('moved-to')];
    const movers: string[] = [];
    for (const name of ['mover-1', 'mover-2', 'mover-3']) movers.push(await service.createCustomer(name, { partner_id: from }));
    const link = async (customer_id: string, body: object) => {
      service.clock.advance(2000);
      bodyOf(await service.parties.setAssociation(service.ask({ customer_id, ...body })));
    };
    await link(movers[0]!, {});
    await link(movers[1]!, { partner_id: to });
    await expect(names(caller(from))).resolves.toEqual(['mover-3']);
    await link(movers[0]!, { partner_id: from });
    expect(bodyOf(await ask(caller(from)))).toMatchObject({
      count: 2,
      customers: [{ account_name: 'mover-1' }, { account_name: 'mover-3' }],
    });
    expect(bodyOf(await ask(caller(to)))).toMatchObject({ count: 1, customers: [{ account_name: 'mover-2' }] });
    await link(movers[0]!, { partner_id: from, association_type: '1' });
    expect(bodyOf(await ask(caller(from))).count).toBe(2);
    expect(bodyOf(await service.queries.audit(service.ask({}))).breaches).toEqual([]);
  });

  it('the lists of the vendor’s staff hold all customers, also those of nobody', async () => {
    await service.createCustomer('of-nobody');
    const all = bodyOf(await service.queries.listCustomers(service.ask({ offset: 0, limit: 100 }, OPERATOR)));
    expect(all.count).toBe(5 + 45 + 3 + 1);
    expect(all.customers.map(({ account_name }) => account_name)).toContain('of-nobody');
  });
});
