import type { Caller } from '@pc/contracts';
import { bodyOf, CustomerHarness, OPERATOR, refusalOf } from '../../../../test/support/customer-harness';

describe('the customer list on the real store', () => {
  let service: CustomerHarness;
  let ids: Record<'provider' | 'distributor' | 'reseller' | 'other', string>;

  beforeAll(async () => {
    service = await CustomerHarness.start();
    const distributor = await service.createPartner('distributor', { kind: 'DISTRIBUTOR' });
    ids = {
      distributor,
      provider: await service.createPartner('provider'),
      reseller: await service.createReseller('reseller', distributor),
      other: await service.createReseller('other-reseller', await service.createPartner('other-distributor', { kind: 'DISTRIBUTOR' })),
    };
    for (const name of ['alpha-one', 'alpha-two', 'beta.one']) {
      service.clock.advance(1000);
      await service.createCustomer(name, { partner_id: ids.provider });
    }
    await service.createCustomer('of-distributor', { partner_id: ids.distributor });
    await service.createCustomer('of-reseller', { indirect_partner_id: ids.reseller });
    await service.createCustomer('direct');
  });
  afterAll(() => service?.close());

  const partner = (account_id: string, kind: 'PARTNER' | 'RESELLER' | 'CUSTOMER' = 'PARTNER'): Caller => ({
    account_id,
    account_name: 'x',
    kind,
    channel: 'API',
  });
  const list = (caller: Caller, payload: object = {}) =>
    service.queries.listCustomers(service.ask({ offset: 0, limit: 10, ...payload }, caller));
  const names = async (caller: Caller, payload: object = {}) =>
    bodyOf(await list(caller, payload)).customers.map(({ account_name }) => account_name);

  it('customers 7.5 the latest association comes first, count is before paging', async () => {
    await expect(names(partner(ids.provider))).resolves.toEqual(['beta.one', 'alpha-two', 'alpha-one']);
    const page = bodyOf(await list(partner(ids.provider), { offset: 1, limit: 1 }));
    expect(page).toMatchObject({
      count: 3,
      customers: [{ account_name: 'alpha-two', partner_id: ids.provider, association_type: '2', is_frozen: 0 }],
    });
  });

  it('customers 7.3 and api 7.4 nothing found and past the end are empty lists', async () => {
    expect(bodyOf(await list(partner(ids.provider), { account_name: 'gamma' }))).toEqual({ count: 0, customers: [] });
    expect(bodyOf(await list(partner(ids.provider), { offset: 3 }))).toEqual({ count: 3, customers: [] });
  });

  it('customers 7.1 a part of the name is enough, letter case does not matter, no wildcard works, a space is refused', async () => {
    await expect(names(partner(ids.provider), { account_name: 'PHA-t' })).resolves.toEqual(['alpha-two']);
    await expect(names(partner(ids.provider), { account_name: 'a.o' })).resolves.toEqual(['beta.one']);
    expect(refusalOf(await list(partner(ids.provider), { account_name: 'alpha one' }))).toMatchObject({
      code: 'CBC.0100',
      field: 'account_name',
    });
  });

  it('customers 7.4 a distributor sees its reseller’s customers only where it names it, and nobody else’s', async () => {
    await expect(names(partner(ids.distributor))).resolves.toEqual(['of-distributor']);
    await expect(names(partner(ids.distributor), { indirect_partner_id: ids.reseller })).resolves.toEqual(['of-reseller']);
    expect(refusalOf(await list(partner(ids.distributor), { indirect_partner_id: ids.other })).code).toBe('CBC.99000037');
    await expect(names(partner(ids.reseller, 'RESELLER'))).resolves.toEqual(['of-reseller']);
  });

  it('another partner’s customers are out of reach', async () => {
    expect(refusalOf(await list(partner(ids.provider), { partner_id: ids.distributor })).code).toBe('CBC.0151');
    expect(refusalOf(await list(partner('c', 'CUSTOMER'))).code).toBe('CBC.0151');
  });

  it('the vendor’s staff sees all, or one partner’s with its resellers’', async () => {
    expect(bodyOf(await list(OPERATOR)).count).toBe(6);
    expect((await names(OPERATOR, { partner_id: ids.distributor })).toSorted()).toEqual(['of-distributor', 'of-reseller']);
  });
});
