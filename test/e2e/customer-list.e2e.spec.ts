import { uniqueName, until } from '@pc/testing';
import type { Account } from './support/account';
import { Browser } from './support/browser';
import { OWN, ownCustomer, ownCustomers, ownIds } from './support/own-customers';
import type { Partner } from './support/partner';
import { RealNames } from './support/real-names';
import { inLanguage, refused } from './support/refused';
import { newPhone } from './support/phones';
import { PASSWORD, REFERRAL, RESALE, World } from './support/world';

const UNKNOWN = 'f'.repeat(32);
const SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** A partner's list of its customers, and what it writes on them (customers 7, 8.4). */
describe("a partner's customers", () => {
  const world = new World();
  const email = `${uniqueName('one')}@example.com`;
  const [label, realName, phone] = [uniqueName('Fair'), `${uniqueName('Ünited')}示例科技`, newPhone()];
  let realNames: RealNames;
  let partner: Partner;
  let clerk: Partner;
  let [first, second, third]: Array<{ id: string; name: string; on: string }> = [];

  const list = (body: object = {}) => partner.api.post(OWN.list, body);
  const found = (body: object = {}) => ownIds(partner.api, body);

  /** A customer whose association began in a second of its own. */
  async function customer(prefix: string, association_type: string, more: object = {}) {
    const name = uniqueName(prefix);
    const body = { account_name: name, partner_id: partner.id, association_type, ...more };
    const { customer_id: id } = (await world.operator.api.post('/v2/operations/customers', body).expect(200)).body as {
      customer_id: string;
    };
    const { associated_on: on } = await ownCustomer(partner.api, id);
    await until(() => Date.now() >= Date.parse(on) + 1000, { what: 'the next second' });
    return { id, name, on };
  }

  beforeAll(async () => {
    realNames = await RealNames.connect();
    partner = await world.partner();
    clerk = await world.user(partner, 'PCB_ITEM_CUSTOMERS_LIST');
    first = await customer('Alpha-One', RESALE, { mobile_phone: phone, email });
    second = await customer('alpha-two', REFERRAL);
    third = await customer('beta_one', RESALE);
    await realNames.tell(first.id, { verified_status: '2', verified_type: 1, verified_name: realName }, partner.api);
    await partner.api.put(OWN.label(first.id), { label }).expect(204);
    await partner.api.put(OWN.accountManager(first.id), { account_name: clerk.name }).expect(204);
  });
  afterAll(() => realNames?.close());

  it('customers 2.1 7.5 7.16 stand in the list with every field that there is, the latest association first', async () => {
    const { body } = await list().expect(200);
    const fresh = { verified_status: '-1', customer_type: -1, is_frozen: 0, customer_level: 'V0' };
    const on = expect.stringMatching(SECOND) as string;
    expect(body).toEqual({
      count: 3,
      customer_infos: [
        { customer_id: third!.id, account_name: third!.name, associated_on: on, association_type: '2', ...fresh },
        { customer_id: second!.id, account_name: second!.name, associated_on: on, association_type: '1', ...fresh },
        {
          ...fresh,
          customer_id: first!.id,
          account_name: first!.name,
          associated_on: on,
          association_type: '2',
          customer: realName,
          verified_status: '2',
          customer_type: 1,
          label,
          telephone: phone,
          country_code: '0086',
          email,
          account_managers: [{ account_name: clerk.name }],
        },
      ],
    });
  });

  it('customers 7.5 those of one second follow their ids, and pages join while count is that of all', async () => {
    const busy = await world.partner();
    await world.customers(12, busy);
    const all = (await ownCustomers(busy.api, { limit: 100 })).customer_infos;
    const sorted = all.toSorted((a, b) => b.associated_on.localeCompare(a.associated_on) || (a.customer_id < b.customer_id ? -1 : 1));
    expect([all.length, all]).toEqual([12, sorted]);
    const pages = [];
    for (const offset of [0, 5, 10]) pages.push(await ownCustomers(busy.api, { offset, limit: 5 }));
    expect(pages.map(({ count, customer_infos }) => [count, customer_infos.length])).toEqual([
      [12, 5],
      [12, 5],
      [12, 2],
    ]);
    expect(pages.flatMap(({ customer_infos }) => customer_infos)).toEqual(all);
    expect((await ownCustomers(busy.api)).customer_infos).toHaveLength(10);
    expect(await ownCustomers(busy.api, { offset: null, limit: null })).toMatchObject({ count: 12, customer_infos: all.slice(0, 10) });
  });

  it('customers 7.1 are found by prefix, middle and suffix of names, across letter case, and of labels, by exact case', async () => {
    const [one, two, three] = [first!, second!, third!];
    expect(await found({ account_name: 'ALPHA-' })).toEqual([two.id, one.id]);
    expect(await found({ account_name: 'PHA-t' })).toEqual([two.id]);
    expect(await found({ account_name: one.name.slice(-8).toUpperCase() })).toEqual([one.id]);
    expect(await found({ account_name: 'a_o' })).toEqual([three.id]);
    expect(await found({ account_name: 'a.o' })).toEqual([]);
    for (const part of [realName.slice(0, 3).toLowerCase(), realName.slice(2, 9).toUpperCase(), '例科技'])
      expect(await found({ customer: part })).toEqual([one.id]);
    for (const part of [label.slice(0, 4), label.slice(2, 8), label.slice(-5)]) expect(await found({ label: part })).toEqual([one.id]);
    expect(await found({ label: label.slice(0, 4).toLowerCase() })).toEqual([]);
  });

  it('customers 7.2 are found by kind, id and time, both bounds included, and by all filters together', async () => {
    const [one, two, three] = [first!, second!, third!];
    expect(await found({ association_type: '1' })).toEqual([two.id]);
    expect(await found({ association_type: '2' })).toEqual([three.id, one.id]);
    expect(await found({ customer_id: two.id })).toEqual([two.id]);
    expect(await found({ associated_on_begin: two.on })).toEqual([three.id, two.id]);
    expect(await found({ associated_on_end: two.on })).toEqual([two.id, one.id]);
    expect(await found({ associated_on_begin: two.on, associated_on_end: two.on })).toEqual([two.id]);
    expect(await found({ association_type: '2', account_name: 'alpha', label, customer_id: one.id })).toEqual([one.id]);
    expect(await found({ association_type: '1', label })).toEqual([]);
  });

  it.each<[field: string, value: unknown]>([
    ...['account_name', 'customer', 'label', 'association_type', 'customer_id', 'indirect_partner_id'].flatMap(
      (field): Array<[string, unknown]> => [
        [field, null],
        [field, ''],
      ],
    ),
    ['associated_on_begin', null],
    ['associated_on_end', null],
    ['offset', null],
    ['limit', null],
    ['limit', 100],
  ])('customers 7.2 8.4 %s %j is no filter', async (field, value) => {
    expect(await found({ [field]: value })).toEqual([third!.id, second!.id, first!.id]);
  });

  it.each<[field: string, value: unknown]>([
    ...['account_name', 'customer', 'label'].flatMap((field): Array<[string, unknown]> => [
      [field, 'a b'],
      [field, ' '],
      [field, 'x'.repeat(65)],
      [field, 1],
    ]),
    ['association_type', '3'],
    ['association_type', 1],
    ['associated_on_begin', ''],
    ['associated_on_end', ''],
    ['associated_on_begin', '2026-01-31'],
    ['associated_on_end', '2026-02-30T00:00:00Z'],
    ['customer_id', 'x'.repeat(65)],
    ['indirect_partner_id', 'x'.repeat(65)],
    ['offset', -1],
    ['offset', 40_000_001],
    ['offset', 0.5],
    ['offset', '0'],
    ['limit', 0],
    ['limit', 101],
    ['limit', '10'],
  ])('customers 7.1 7.2 7.16 %s %j is refused', async (field, value) => {
    for (const language of ['zh_CN', 'en_US'] as const)
      await partner.api
        .post(OWN.list, { [field]: value }, { 'x-language': language })
        .expect(refused(400, 'CBC.0100', field))
        .expect(inLanguage(language));
  });

  it('customers 7.2 a time range that ends before it begins is refused', async () => {
    const inverted = { associated_on_begin: '2026-02-01T00:00:00Z', associated_on_end: '2026-01-31T23:59:59Z' };
    await list(inverted).expect(refused(400, 'CBC.0100', 'associated_on_end'));
  });

  it('customers 7.3 nothing found is an empty list with count 0, past the end one with the count', async () => {
    const nothing = { count: 0, customer_infos: [] };
    for (const body of [{ account_name: 'x'.repeat(64) }, { customer_id: UNKNOWN }, { associated_on_begin: '2999-01-01T00:00:00Z' }])
      expect(await ownCustomers(partner.api, body)).toEqual(nothing);
    expect(await ownCustomers((await world.partner()).api)).toEqual(nothing);
    expect(await ownCustomers(partner.api, { offset: 40_000_000 })).toEqual({ count: 3, customer_infos: [] });
  });

  it('customers 7.4 are not shown to another partner, nor its customers to this one, nor those that left', async () => {
    const stranger = await world.partner();
    const [theirs, leaving] = await world.customers(2, stranger);
    expect(await found({ customer_id: theirs!.id })).toEqual([]);
    expect(await ownIds(stranger.api, { customer_id: first!.id })).toEqual([]);
    expect((await ownIds(stranger.api)).toSorted()).toEqual([theirs!.id, leaving!.id].toSorted());
    await world.associate(leaving!, {});
    expect(await ownIds(stranger.api)).toEqual([theirs!.id]);
  });

  it("customers 7.4 a distributor sees a reseller's customers where it names it, else its own; a foreign reseller is refused", async () => {
    const [distributor, other] = [await world.distributor(), await world.distributor()];
    const indirect_partner_id = await world.reseller(distributor);
    const [own, below] = [await world.customer(distributor), await world.customer(distributor, { resellerId: indirect_partner_id })];
    expect(await ownIds(distributor.api)).toEqual([own.id]);
    expect(await ownIds(distributor.api, { indirect_partner_id: '' })).toEqual([own.id]);
    expect(await ownIds(distributor.api, { indirect_partner_id })).toEqual([below.id]);
    for (const { api } of [other, partner])
      await api.post(OWN.list, { indirect_partner_id }).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    await distributor.api.post(OWN.list, { indirect_partner_id: UNKNOWN }).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
  });

  it('customers 4.1 are listed for partners, and for users with the item', async () => {
    expect((await ownCustomers(clerk.api)).count).toBe(3);
    for (const { api } of [await world.customer(), world.operator, await world.user(partner, 'PCB_ITEM_CUSTOMERS_TAGS')])
      await api.post(OWN.list).expect(refused(403, 'CBC.0151'));
  });

  it('customers 7.6 the console searches by account manager and whole phone too; elsewhere these are no filters', async () => {
    const console_ = await Browser.loggedIn(partner);
    expect(await ownIds(console_, { account_manager_name: clerk.name.slice(2, 9).toUpperCase() })).toEqual([first!.id]);
    expect(await ownIds(console_, { account_manager_name: 'nobody' })).toEqual([]);
    expect(await ownIds(console_, { telephone: phone })).toEqual([first!.id]);
    expect(await ownIds(console_, { telephone: phone.slice(0, -1) })).toEqual([]);
    expect(await ownIds(partner.api, { account_manager_name: 'nobody', telephone: phone.slice(0, -1) })).toContain(second!.id);
    await console_.post(OWN.list, { account_manager_name: 'a b' }).expect(refused(400, 'CBC.0100', 'account_manager_name'));
    await console_.post(OWN.list, { telephone: '1'.repeat(33) }).expect(refused(400, 'CBC.0100', 'telephone'));
  });

  describe('customers 7.15', () => {
    let mine: Account;
    let stranger: Partner;

    beforeAll(async () => {
      const owner = await world.partner();
      [stranger, mine] = [owner, await world.customer(owner)];
    });

    it('a label is shown, replaced and cleared', async () => {
      const put = (text: string) => stranger.api.put(OWN.label(mine.id), { label: text }).expect(204);
      for (const text of ['fair 2026', 'x'.repeat(64)]) {
        await put(text);
        expect(await ownCustomer(stranger.api, mine.id)).toMatchObject({ label: text });
      }
      await put('');
      expect(await ownCustomer(stranger.api, mine.id)).not.toHaveProperty('label');
      for (const text of [undefined, null, 1, 'x'.repeat(65)])
        await stranger.api.put(OWN.label(mine.id), { label: text }).expect(refused(400, 'CBC.0100', 'label'));
    });

    it("the account manager is one of the partner's operators, and can be cleared", async () => {
      const put = (account_name?: unknown) => stranger.api.put(OWN.accountManager(mine.id), { account_name });
      const { name } = await world.user(stranger);
      await put(name.toUpperCase()).expect(204);
      expect(await ownCustomer(stranger.api, mine.id)).toMatchObject({ account_managers: [{ account_name: name }] });
      for (const nobody of ['nobody', clerk.name]) await put(nobody).expect(refused(400, 'CBC.0101', 'account_name'));
      for (const wrong of ['', 1, 'x'.repeat(65)]) await put(wrong).expect(refused(400, 'CBC.0100', 'account_name'));
      expect(await ownCustomer(stranger.api, mine.id)).toMatchObject({ account_managers: [{ account_name: name }] });
      await put().expect(204);
      expect(await ownCustomer(stranger.api, mine.id)).not.toHaveProperty('account_managers');
    });

    it('foreign customers are refused, in both directions', async () => {
      const bodies: Array<[path: (id: string) => string, body: object]> = [
        [OWN.label, { label: 'x' }],
        [OWN.accountManager, {}],
      ];
      for (const [path, body] of bodies) {
        await partner.api.put(path(mine.id), body).expect(refused(400, 'CBC.99000035', 'customer_id'));
        for (const id of [first!.id, UNKNOWN]) await stranger.api.put(path(id), body).expect(refused(400, 'CBC.99000035', 'customer_id'));
        await stranger.api.put(path('x'.repeat(65)), body).expect(refused(400, 'CBC.0100', 'customer_id'));
        for (const { api } of [mine, world.operator, clerk]) await api.put(path(first!.id), body).expect(refused(403, 'CBC.0151'));
      }
      expect(await ownCustomer(partner.api, first!.id)).toMatchObject({ label, account_managers: [{ account_name: clerk.name }] });
    });

    it("a reseller's customers are labelled by the distributor that names it", async () => {
      const distributor = await world.distributor();
      const named = { indirect_partner_id: await world.reseller(distributor) };
      const { id } = await world.customer(distributor, { resellerId: named.indirect_partner_id });
      await distributor.api.put(OWN.label(id), { label: 'x' }).expect(refused(400, 'CBC.99000035', 'customer_id'));
      await distributor.api.put(OWN.label(id), { label: 'x', ...named }).expect(204);
      expect(await ownCustomer(distributor.api, id, named)).toMatchObject({ label: 'x' });
      for (const path of [OWN.label(id), OWN.accountManager(id)])
        await partner.api.put(path, { label: 'x', ...named }).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    });

    it('a reseller labels its own, and lists them, in its console', async () => {
      const [distributor, name] = [await world.distributor(), uniqueName('reseller')];
      const body = { account_name: name, name, password: PASSWORD, kind: 'RESELLER', distributor_id: distributor.id };
      const { partner_id } = (await world.operator.api.post('/v2/operations/partners', body).expect(200)).body as { partner_id: string };
      const below = await world.customer(distributor, { resellerId: partner_id });
      const console_ = await Browser.loggedIn({ name, endpoint: partner.endpoint });
      await console_.put(OWN.label(below.id), { label: 'ours' }).expect(204);
      expect((await ownCustomers(console_)).customer_infos).toMatchObject([{ customer_id: below.id, label: 'ours' }]);
      await console_.put(OWN.label(first!.id), { label: 'x' }).expect(refused(400, 'CBC.99000035', 'customer_id'));
      await console_.post(OWN.list, { indirect_partner_id: UNKNOWN }).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    });
  });
});
