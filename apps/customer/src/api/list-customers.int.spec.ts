import { bodyOf, CustomerHarness, OPERATOR, refusalOf } from '../../../../test/support/customer-harness';

describe("the vendor's list of customers on the real store", () => {
  let service: CustomerHarness;
  let ids: Record<'distributor' | 'reseller' | 'other', string>;

  beforeAll(async () => {
    service = await CustomerHarness.start();
    const distributor = await service.createPartner('distributor', { kind: 'DISTRIBUTOR' });
    ids = { distributor, reseller: await service.createReseller('reseller', distributor), other: await service.createPartner('other') };
    await service.createCustomer('direct');
    service.clock.advance(1000);
    await service.createCustomer('of-distributor', { partner_id: ids.distributor });
    service.clock.advance(1000);
    await service.createCustomer('of-reseller', { indirect_partner_id: ids.reseller });
  });
  afterAll(() => service?.close());

  const list = (payload: object = {}, caller = OPERATOR) =>
    service.queries.listCustomers(service.ask({ offset: 0, limit: 10, ...payload }, caller));
  const names = async (payload: object = {}) => bodyOf(await list(payload)).customers.map(({ account_name }) => account_name);

  it('shows all, newest first, or one partner’s with its resellers’, or one reseller’s', async () => {
    await expect(names()).resolves.toEqual(['of-reseller', 'of-distributor', 'direct']);
    await expect(names({ partner_id: ids.distributor })).resolves.toEqual(['of-reseller', 'of-distributor']);
    await expect(names({ indirect_partner_id: ids.reseller })).resolves.toEqual(['of-reseller']);
    await expect(names({ partner_id: ids.distributor, indirect_partner_id: ids.reseller })).resolves.toEqual(['of-reseller']);
    await expect(names({ partner_id: ids.other, indirect_partner_id: ids.reseller })).resolves.toEqual([]);
    expect(bodyOf(await list({ offset: 1, limit: 1 }))).toMatchObject({ count: 3, customers: [{ account_name: 'of-distributor' }] });
  });

  it('customers 7.1 searches by a part of the name without blanks', async () => {
    await expect(names({ account_name: 'OF-' })).resolves.toEqual(['of-reseller', 'of-distributor']);
    expect(refusalOf(await list({ account_name: 'of reseller' }))).toMatchObject({ code: 'CBC.0100', field: 'account_name' });
  });

  it('api 7.20 is the vendor’s alone', async () => {
    expect(refusalOf(await list({}, { account_id: ids.distributor, account_name: 'x', kind: 'PARTNER', channel: 'API' })).code).toBe(
      'CBC.0151',
    );
  });
});
