import { uniqueName, until } from '@pc/testing';
import type { Account } from './support/account';
import { failing } from './support/association-requests';
import { Browser } from './support/browser';
import { OWN, ownCustomer } from './support/own-customers';
import type { Partner } from './support/partner';
import { RealNames } from './support/real-names';
import { inLanguage, refused } from './support/refused';
import { WITHIN_SECONDS_MS } from './support/times';
import { PASSWORD, World } from './support/world';

const RESELLERS = '/v2/partners/indirect-partners';
const LIST = `${RESELLERS}/query`;
const INVITE = `${RESELLERS}/invitations`;
const ACCEPT = `${RESELLERS}/accept`;
const UNKNOWN = 'f'.repeat(32);
const ENTERPRISE = { verified_status: '2', verified_type: 1, verified_name: 'Joined Ltd' } as const;

interface Listed {
  readonly count: number;
  readonly indirect_partners: ReadonlyArray<{ readonly indirect_partner_id: string; readonly associated_on: string }>;
}

/** From the invitation to the farewell: an enterprise as reseller of a distributor (customers 7.12, 7.13, 8.6). */
describe('the life of a reseller', () => {
  const world = new World();
  let realNames: RealNames;
  let distributor: Partner;
  let partner: Partner;

  beforeAll(async () => {
    realNames = await RealNames.connect();
    [distributor, partner] = [await world.distributor(), await world.partner()];
  });
  afterAll(() => realNames?.close());

  const invite = async (by: Partner = distributor) =>
    ((await by.api.post(INVITE, { email: 'boss@example.com' }).expect(200)).body as { token: string }).token;
  const accept = ({ api }: { api: Pick<Browser, 'post'> | Account['api'] }, token: string) => api.post(ACCEPT, { token, agreed: true });
  const list = async (body: object = {}, by: Partner = distributor) => (await by.api.post(LIST, body).expect(200)).body as Listed;
  const ids = async (body: object, by: Partner) => (await list(body, by)).indirect_partners.map((row) => row.indirect_partner_id);

  /** A customer of nobody whose enterprise is verified. */
  async function enterprise(): Promise<Account> {
    const customer = await world.customer(partner);
    await realNames.tell(customer.id, ENTERPRISE, partner.api);
    await world.associate(customer, {});
    return customer;
  }

  /** A reseller made by the vendor's staff, in its console. */
  async function reseller(of: Partner): Promise<{ id: string; name: string; console: Browser }> {
    const name = uniqueName('Reseller');
    const body = { account_name: name, name: `${name} Ltd`, password: PASSWORD, kind: 'RESELLER', distributor_id: of.id };
    const { partner_id: id } = (await world.operator.api.post('/v2/operations/partners', body).expect(200)).body as { partner_id: string };
    return { id, name, console: await Browser.loggedIn({ name, endpoint: of.endpoint }) };
  }

  it('customers 7.13 10.10 it is invited by e-mail, accepts, is listed, has customers, and leaves in two steps', async () => {
    const one = await enterprise();
    const email = `${uniqueName('boss')}@example.com`;
    const { body: invitation } = await distributor.api.post(INVITE, { email }).expect(200);
    const { token, expire_time } = invitation as { token: string; expire_time: string };
    const days = (Date.parse(expire_time) - Date.now()) / 86_400_000;
    expect([Math.round(days), invitation]).toEqual([
      7,
      { invitation_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string, token, expire_time },
    ]);
    const mail = await world.operator.api.get(`/v2/operations/notifications?receiver=${encodeURIComponent(email)}`).expect(200);
    expect(mail.body).toMatchObject({ count: 1, notifications: [{ channel: 'EMAIL', text: expect.stringContaining(token) as string }] });

    expect((await accept(one, token).expect(200)).body).toEqual({ indirect_partner_id: one.id });
    const [row] = (await list({ indirect_partner_id: one.id })).indirect_partners;
    const associated_on = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string;
    expect(row).toEqual({ indirect_partner_id: one.id, account_name: one.name, name: 'Joined Ltd', associated_on });

    const mine = await world.customer(distributor, { resellerId: one.id });
    const itself = await Browser.loggedIn(one);
    expect(await ownCustomer(itself, mine.id)).toMatchObject({ customer_id: mine.id });
    // Resellers have no keys (customers 10.10).
    await until(async () => (await one.api.post(OWN.list)).status === 401, { timeoutMs: WITHIN_SECONDS_MS, what: 'the keys of the customer to end' });

    const leave = (api: Pick<Browser, 'post'> | Partner['api']) => api.post(`${RESELLERS}/${one.id}/leave`);
    expect((await leave(distributor.api).expect(200)).body).toEqual({ state: 'LEAVING' });
    await leave(distributor.api).expect(failing('HAS_CUSTOMERS'));
    expect((await list({ indirect_partner_id: one.id })).count).toBe(1);
    await world.associate(mine, {});
    expect((await leave(itself).expect(200)).body).toEqual({ state: 'LEFT' });
    expect(await list({ indirect_partner_id: one.id })).toEqual({ count: 0, indirect_partners: [] });
    await leave(distributor.api).expect(failing('WRONG_STATE'));
    expect(await world.breaches()).toEqual([]);
  });

  it('customers 7.13 every reason why an account cannot become one is named', async () => {
    const token = await invite();
    const customer = await world.customer(partner);
    await world.operator.api.put(`/v2/operations/accounts/${customer.id}/facts`, { contracts: ['SPECIAL'] }).expect(204);
    await partner.api.post(OWN.freeze, { customer_ids: [customer.id], reason: 'r' }).expect(200);
    await accept(customer, token).expect(failing('NOT_ENTERPRISE_VERIFIED', 'FROZEN', 'SPECIAL_CONTRACT', 'IS_CUSTOMER'));
    for (const told of [
      { verified_status: '2', verified_type: 0 },
      { verified_status: '0', verified_type: 1 },
    ] as const) {
      await realNames.tell(customer.id, told, partner.api);
      await accept(customer, token).expect(failing('NOT_ENTERPRISE_VERIFIED', 'FROZEN', 'SPECIAL_CONTRACT', 'IS_CUSTOMER'));
    }
    await realNames.tell(customer.id, ENTERPRISE, partner.api);
    await accept(customer, token).expect(failing('FROZEN', 'SPECIAL_CONTRACT', 'IS_CUSTOMER'));
    await partner.api.post(OWN.unfreeze, { customer_ids: [customer.id], reason: 'r' }).expect(200);
    await accept(customer, token).expect(failing('SPECIAL_CONTRACT', 'IS_CUSTOMER'));
    await world.operator.api.put(`/v2/operations/accounts/${customer.id}/facts`, { contracts: [] }).expect(204);
    await accept(customer, token).expect(failing('IS_CUSTOMER'));
    await world.associate(customer, {});
    for (const account of [partner, await world.distributor()]) await accept(account, token).expect(failing('IS_PARTNER'));
    await accept({ api: (await reseller(distributor)).console }, token).expect(failing('HAS_DISTRIBUTOR'));
    await accept(customer, token).expect(200);
  });

  it('customers 7.13 an invitation serves one account; a guessed one none', async () => {
    const [one, other, token] = [await enterprise(), await enterprise(), await invite()];
    await accept(one, 'guessed').expect(failing('LINK_NOT_FOUND'));
    const answers = await Promise.all([one, other].map((account) => accept(account, token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const loser = answers[0]!.status === 200 ? other : one;
    await accept(loser, token).expect(failing('LINK_USED'));
    await accept(loser, await invite()).expect(200);
  });

  it('customers 6.13 a frozen distributor invites nobody and takes nobody on, a delisted one takes nobody on either', async () => {
    const other = await world.distributor();
    const [one, token] = [await enterprise(), await invite(other)];
    await world.setState(other, { state: 'FROZEN' });
    await other.api.post(INVITE, { email: 'boss@example.com' }).expect(refused(400, 'CBC.50010085'));
    await accept(one, token).expect(refused(400, 'CBC.50010086'));
    await world.setState(other, { state: 'DELISTED' });
    await accept(one, token).expect(refused(400, 'CBC.50010065'));
    await world.setState(other, { state: 'RESTRICTED' });
    await accept(one, token).expect(200);
  });

  it('customers 7.12 the distributor lists its own, who joined last first, by part of the name, time and id', async () => {
    const owner = await world.distributor();
    const first = await reseller(owner);
    const { associated_on: on } = (await list({}, owner)).indirect_partners[0]!;
    await until(() => Date.now() >= Date.parse(on) + 1000, { what: 'the next second' });
    const second = await reseller(owner);
    const both = [second.id, first.id];
    for (const field of ['account_name', 'indirect_partner_id'])
      for (const none of [undefined, null, '']) expect(await ids({ [field]: none }, owner)).toEqual(both);
    for (const field of ['associated_on_begin', 'associated_on_end'])
      for (const none of [undefined, null]) expect(await ids({ [field]: none }, owner)).toEqual(both);
    expect(await ids({ account_name: first.name.slice(3).toUpperCase() }, owner)).toEqual([first.id]);
    expect(await ids({ account_name: first.name.slice(0, 7).toLowerCase() }, owner)).toEqual(both);
    expect(await ids({ indirect_partner_id: second.id }, owner)).toEqual([second.id]);
    expect(await ids({ associated_on_begin: on, associated_on_end: on }, owner)).toEqual([first.id]);
    expect(await ids({ associated_on_begin: on }, owner)).toEqual(both);
    expect(await list({ offset: 1, limit: 1 }, owner)).toMatchObject({ count: 2, indirect_partners: [{ account_name: first.name }] });
    expect(await list({ offset: 40_000_000, limit: 100 }, owner)).toEqual({ count: 2, indirect_partners: [] });
    expect(await ids({ indirect_partner_id: first.id }, distributor)).toEqual([]);
  });

  it('customers 2.7 7.12 its distributor names its account manager, and nobody else does', async () => {
    const one = await reseller(distributor);
    const { name } = await world.user(distributor);
    const put = (body: object, by: Account = distributor, id = one.id) => by.api.put(`${RESELLERS}/${id}`, body);
    const [before] = (await list({ indirect_partner_id: one.id })).indirect_partners;
    await put({ account_manager: name }).expect(204);
    const shown = { ...before, account_manager_id: name, account_manager_name: name };
    await put({}).expect(204);
    expect((await list({ indirect_partner_id: one.id })).indirect_partners).toEqual([shown]);
    await put({ account_manager: 'nobody' }).expect(refused(400, 'CBC.0101', 'account_manager'));
    await put({ account_manager: 'x'.repeat(65) }).expect(refused(400, 'CBC.0100', 'account_manager'));
    await put({ may_freeze_resources: 'yes' }).expect(refused(400, 'CBC.0100', 'may_freeze_resources'));
    await put({}, await world.distributor()).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    await put({}, distributor, UNKNOWN).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    for (const account of [partner, await world.user(distributor, 'PCB_ITEM_RESELLERS_LIST')])
      await put({}, account).expect(refused(403, 'CBC.0151'));
    await put({ account_manager: '' }).expect(204);
    expect((await list({ indirect_partner_id: one.id })).indirect_partners).toEqual([before]);
  });

  it.each<[path: string, field: string, body: object]>([
    [LIST, 'account_name', { account_name: 'a b' }],
    [LIST, 'account_name', { account_name: 'x'.repeat(65) }],
    [LIST, 'associated_on_begin', { associated_on_begin: '' }],
    [LIST, 'associated_on_end', { associated_on_end: '' }],
    [LIST, 'associated_on_end', { associated_on_begin: '2026-02-01T00:00:00Z', associated_on_end: '2026-01-31T23:59:59Z' }],
    [LIST, 'indirect_partner_id', { indirect_partner_id: 'x'.repeat(65) }],
    [LIST, 'offset', { offset: -1 }],
    [LIST, 'offset', { offset: 40_000_001 }],
    [LIST, 'limit', { limit: 0 }],
    [LIST, 'limit', { limit: 101 }],
    [INVITE, 'email', {}],
    [INVITE, 'email', { email: '' }],
    [INVITE, 'email', { email: 'somebody' }],
    [INVITE, 'email', { email: `${'x'.repeat(60)}@a.cn` }],
  ])('customers 8.6 %s refuses a wrong %s %j', async (path, field, body) => {
    for (const language of ['zh_CN', 'en_US'] as const)
      await distributor.api
        .post(path, body, { 'x-language': language })
        .expect(refused(400, 'CBC.0100', field))
        .expect(inLanguage(language));
  });

  it.each<[field: string, body: object]>([
    ['token', { agreed: true }],
    ['token', { token: '', agreed: true }],
    ['token', { token: 'x'.repeat(129), agreed: true }],
    ['agreed', { token: 'x' }],
    ['agreed', { token: 'x', agreed: false }],
  ])('customers 7.13 accepting with a wrong %s %j is refused', async (field, body) => {
    const customer = await world.customer();
    await customer.api.post(ACCEPT, body).expect(refused(400, 'CBC.0100', field));
  });

  it('customers 7.12 nobody but a distributor lists and invites them, and users need the item', async () => {
    const console_ = (await reseller(distributor)).console;
    const others = [partner, await world.customer(), world.operator, await world.user(distributor, 'PCB_ITEM_CUSTOMERS_LIST')];
    for (const path of [LIST, INVITE]) {
      const body = path === INVITE ? { email: 'boss@example.com' } : {};
      for (const { api } of [...others, { api: console_ }]) await api.post(path, body).expect(refused(403, 'CBC.0151'));
    }
    await (await world.user(distributor, 'PCB_ITEM_RESELLERS_LIST')).api.post(LIST).expect(200);
    await (await world.user(distributor, 'PCB_ITEM_RESELLERS_INVITE')).api.post(INVITE, { email: 'boss@example.com' }).expect(200);
    await accept(world.operator, 'x').expect(refused(403, 'CBC.0151'));
  });

  it('customers 7.13 nobody but the reseller and its distributor ends it', async () => {
    const [one, other] = [await reseller(distributor), await reseller(distributor)];
    const leave = (api: Pick<Browser, 'post'> | Account['api'], id = one.id) => api.post(`${RESELLERS}/${id}/leave`);
    for (const { api } of [partner, await world.customer(), world.operator, await world.user(distributor, 'PCB_ITEM_RESELLERS_LIST')])
      await leave(api).expect(refused(403, 'CBC.0151'));
    await leave((await world.distributor()).api).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    await leave(other.console).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    await leave(distributor.api, UNKNOWN).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    expect((await leave(one.console).expect(200)).body).toEqual({ state: 'LEAVING' });
  });
});
