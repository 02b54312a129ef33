import type { Account } from './support/account';
import { OWN } from './support/own-customers';
import type { Partner } from './support/partner';
import { RealNames } from './support/real-names';
import { inLanguage, refused } from './support/refused';
import { World } from './support/world';

const VERIFIED = { verified_status: '2', verified_type: 1, verified_name: 'Tagged Ltd' } as const;
const UNKNOWN = 'f'.repeat(32);
const MONTHS = { effective_time: '2026-01', expire_time: '2099-12' };

interface Tag {
  readonly customer_id: string;
  readonly new_customer_tag: string;
}

/** Whether customers count as new, a fact of the vendor that partners look up (customers 7.7, 7.18, 8.5). */
describe('new-customer tags', () => {
  const world = new World();
  let realNames: RealNames;
  let partner: Partner;

  beforeAll(async () => {
    realNames = await RealNames.connect();
    partner = await world.partner();
  });
  afterAll(() => realNames?.close());

  const tagPath = (id: string) => `/v2/operations/customers/${id}/new-customer-tag`;
  const set = ({ id }: Pick<Account, 'id'>, change: object = {}) =>
    world.operator.api.put(tagPath(id), { new_customer_tag: 'Y', ...MONTHS, ...change });
  const tags = async ({ api }: Pick<Account, 'api'>, body: object = {}): Promise<Tag[]> =>
    ((await api.post(OWN.tags, body).expect(200)).body as { new_customer_tags: Tag[] }).new_customer_tags;
  const tagOf = async (account: Partner, { id }: Account) => (await tags(account, { customer_ids: [id] }))[0]!.new_customer_tag;

  it('customers 7.7 7.18 8.5 are empty without a real name, N when over, and else what the vendor set', async () => {
    const [tagged, unset] = await world.customers(2, partner);
    await set(tagged!).expect(204);
    const shown = { customer_id: tagged!.id, customer_tag_type: 'SMB', ...MONTHS };
    expect(await tags(partner, { customer_ids: [tagged!.id] })).toEqual([{ ...shown, new_customer_tag: '' }]);
    for (const { id } of [tagged!, unset!]) await realNames.tell(id, VERIFIED, partner.api);
    expect(await tags(partner, { customer_ids: [tagged!.id] })).toEqual([{ ...shown, new_customer_tag: 'Y' }]);
    expect(await tags(partner, { customer_ids: [unset!.id] })).toEqual([
      { customer_id: unset!.id, customer_tag_type: 'SMB', new_customer_tag: '' },
    ]);
    for (const new_customer_tag of ['N', 'UNDETERMINED', 'Y']) {
      await set(tagged!, { new_customer_tag }).expect(204);
      expect(await tagOf(partner, tagged!)).toBe(new_customer_tag);
    }
    await set(tagged!, { effective_time: '2020-01', expire_time: '2020-01' }).expect(204);
    expect(await tagOf(partner, tagged!)).toBe('N');
    await set(tagged!).expect(204);
    await realNames.tell(tagged!.id, { verified_status: '1', verified_type: 1 }, partner.api);
    expect(await tagOf(partner, tagged!)).toBe('');
  });

  it('customers 7.7 8.5 of named customers or of all, by pages; ids of others are dropped silently, in both directions', async () => {
    const [one, other] = [await world.partner(), await world.partner()];
    const mine = await world.customers(11, one);
    const foreign = await world.customer(other);
    const ids = mine.map(({ id }) => id).toSorted();
    const listed = async (account: Partner, body: object = {}) => (await tags(account, body)).map(({ customer_id }) => customer_id);
    for (const customer_ids of [undefined, null, []]) expect((await listed(one, { customer_ids, limit: 200 })).toSorted()).toEqual(ids);
    expect(await listed(one, { customer_ids: [foreign.id, ids[0], UNKNOWN] })).toEqual([ids[0]]);
    expect(await listed(other, { customer_ids: ids })).toEqual([]);
    expect(await listed(one)).toHaveLength(10);
    expect([...(await listed(one, { limit: 6 })), ...(await listed(one, { offset: 6, limit: 6 }))].toSorted()).toEqual(ids);
    const most = Array.from({ length: 199 }, (_, index) => `${index}`);
    expect(await listed(one, { customer_ids: [...most, ids[0]] })).toEqual([ids[0]]);
  });

  it("customers 7.4 of a reseller's customers where the distributor names it", async () => {
    const distributor = await world.distributor();
    const indirect_partner_id = await world.reseller(distributor);
    const below = await world.customer(distributor, { resellerId: indirect_partner_id });
    expect(await tags(distributor)).toEqual([]);
    expect(await tags(distributor, { indirect_partner_id: '' })).toEqual([]);
    expect(await tags(distributor, { indirect_partner_id })).toMatchObject([{ customer_id: below.id }]);
    for (const { api } of [await world.distributor(), partner])
      await api.post(OWN.tags, { indirect_partner_id }).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
  });

  it.each<[field: string, value: unknown]>([
    ['customer_ids', Array.from({ length: 201 }, (_, index) => `${index}`)],
    ['customer_ids', ['x'.repeat(65)]],
    ['customer_ids', ['']],
    ['customer_ids', UNKNOWN],
    ['offset', -1],
    ['offset', '0'],
    ['limit', 0],
    ['limit', 201],
    ['indirect_partner_id', 'x'.repeat(65)],
  ])('customers 7.7 8.5 are not queried with a wrong %s (%#)', async (field, value) => {
    for (const language of ['zh_CN', 'en_US'] as const)
      await partner.api
        .post(OWN.tags, { [field]: value }, { 'x-language': language })
        .expect(refused(400, 'CBC.0100', field))
        .expect(inLanguage(language));
  });

  it.each<[field: string, change: object]>([
    ['new_customer_tag', { new_customer_tag: '' }],
    ['new_customer_tag', { new_customer_tag: 'M' }],
    ['effective_time', { effective_time: '2026-13' }],
    ['effective_time', { effective_time: '' }],
    ['expire_time', { expire_time: '2026-1' }],
    ['expire_time', { expire_time: undefined }],
    ['expire_time', { expire_time: '2025-12' }],
  ])('customers 7.18 are not set with a wrong %s %j', async (field, change) => {
    await set({ id: UNKNOWN }, change).expect(refused(400, 'CBC.0100', field));
  });

  it('customers 7.7 7.18 are set by the vendor, on a customer, and queried by partners with the item', async () => {
    const customer = await world.customer(partner);
    await set({ id: UNKNOWN }).expect(refused(400, 'CBC.0101', 'customer_id'));
    await set(partner).expect(refused(400, 'CBC.0101', 'customer_id'));
    for (const { api } of [partner, customer])
      await api.put(tagPath(customer.id), { new_customer_tag: 'Y', ...MONTHS }).expect(refused(403, 'CBC.0151'));
    await tags(await world.user(partner, 'PCB_ITEM_CUSTOMERS_TAGS'));
    for (const { api } of [customer, world.operator, await world.user(partner, 'PCB_ITEM_CUSTOMERS_LIST')])
      await api.post(OWN.tags).expect(refused(403, 'CBC.0151'));
  });
});
