import { uniqueName, until } from '@pc/testing';
import request from 'supertest';
import type { Account } from './support/account';
import { Browser } from './support/browser';
import { doneExcept, OWN, ownCustomer, shownAsFrozen } from './support/own-customers';
import type { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { inLanguage, refused } from './support/refused';
import { WITHIN_SECONDS_MS } from './support/times';
import { exchange, tokenOf } from './support/tokens';
import { PASSWORD, REFERRAL, World } from './support/world';

const RESOURCES = 'ACCOUNT_AND_RESOURCE';
const UNKNOWN = 'f'.repeat(32);

/** Partners freeze their resale customers (customers 7.10, 7.11, 8.7). */
describe('freezing customers', () => {
  const world = new World();
  const agency_name = uniqueName('PLATFORM');
  let partner: Partner;

  beforeAll(async () => {
    partner = await world.partner({ xaccount_type: agency_name });
  });

  const freeze = (customers: ReadonlyArray<{ id: string }>, more: object = {}, { api }: Pick<Account, 'api'> = partner) =>
    api.post(OWN.freeze, { customer_ids: customers.map(({ id }) => id), reason: 'overdue', ...more });
  const unfreeze = (customers: ReadonlyArray<{ id: string }>, more: object = {}, { api }: Pick<Account, 'api'> = partner) =>
    api.post(OWN.unfreeze, { customer_ids: customers.map(({ id }) => id), reason: 'paid', ...more });
  const level = async ({ id }: Account, by: Partner = partner) => (await ownCustomer(by.api, id)).is_frozen;

  it('customers 7.11 8.7 of a batch each customer counts for itself, and one that is frozen already is fine', async () => {
    const [mine, other] = await world.customers(2, partner);
    const referral = await world.customer(partner, { type: REFERRAL });
    const foreign = await world.customer(await world.partner());
    const direct = await world.customer();
    const refusals: Array<[string, string]> = [
      [referral.id, 'CBC.0101'],
      [foreign.id, 'CBC.99000035'],
      [direct.id, 'CBC.99000035'],
      [UNKNOWN, 'CBC.99000035'],
    ];
    await freeze([mine!, referral, foreign, direct, { id: UNKNOWN }, other!]).expect(doneExcept(...refusals));
    expect([await level(mine!), await level(other!), await level(referral)]).toEqual([1, 1, 0]);
    await freeze([mine!, other!]).expect(doneExcept());
    await unfreeze([mine!, referral, foreign, direct, { id: UNKNOWN }]).expect(doneExcept(...refusals));
    expect([await level(mine!), await level(other!)]).toEqual([0, 1]);
    await unfreeze([mine!]).expect(doneExcept());
  });

  it('customers 3.3 7.10 what was frozen is unfrozen by the same kind, which is the account unless told', async () => {
    const customer = await world.customer(partner);
    await freeze([customer], { freeze_type: null }).expect(doneExcept());
    expect(await level(customer)).toBe(1);
    const wrong = doneExcept([customer.id, 'CBC.0101']);
    await freeze([customer], { freeze_type: RESOURCES }).expect(wrong);
    await unfreeze([customer], { unfreeze_type: RESOURCES }).expect(wrong);
    expect(await level(customer)).toBe(1);
    await unfreeze([customer], { unfreeze_type: null }).expect(doneExcept());
    expect(await level(customer)).toBe(0);
    await freeze([customer], { freeze_type: RESOURCES }).expect(doneExcept());
    expect(await level(customer)).toBe(2);
    await freeze([customer], { freeze_type: 'ACCOUNT' }).expect(wrong);
    await unfreeze([customer]).expect(wrong);
    expect(await level(customer)).toBe(2);
    await unfreeze([customer], { unfreeze_type: RESOURCES }).expect(doneExcept());
    expect(await level(customer)).toBe(0);
  });

  it('customers 7.10 takes ten customers and a reason of 256 characters', async () => {
    const customers = await world.customers(10, partner);
    await freeze(customers, { reason: 'x'.repeat(256) }).expect(doneExcept());
    for (const customer of customers) expect(await level(customer)).toBe(1);
  });

  it('api 7.10 is done once for one Idempotency-Key', async () => {
    const customer = await world.customer(partner);
    const [body, key] = [{ customer_ids: [customer.id], reason: 'r' }, { 'idempotency-key': uniqueName('key') }];
    await partner.api.post(OWN.freeze, body, key).expect(doneExcept());
    await unfreeze([customer]).expect(doneExcept());
    const { headers } = await partner.api.post(OWN.freeze, body, key).expect(doneExcept());
    expect([headers['idempotent-replayed'], await level(customer)]).toEqual(['true', 0]);
  });

  it.each<[what: string, field: string, change: object]>([
    ['no customers', 'customer_ids', { customer_ids: undefined }],
    ['null for customers', 'customer_ids', { customer_ids: null }],
    ['an empty list', 'customer_ids', { customer_ids: [] }],
    ['eleven customers', 'customer_ids', { customer_ids: Array.from({ length: 11 }, () => UNKNOWN) }],
    ['an id too long', 'customer_ids', { customer_ids: ['f'.repeat(65)] }],
    ['an empty id', 'customer_ids', { customer_ids: [''] }],
    ['one id that is no list', 'customer_ids', { customer_ids: UNKNOWN }],
    ['no reason', 'reason', { reason: undefined }],
    ['an empty reason', 'reason', { reason: '' }],
    ['a reason too long', 'reason', { reason: 'x'.repeat(257) }],
    ['a reseller id too long', 'indirect_partner_id', { indirect_partner_id: 'x'.repeat(65) }],
    ['an empty kind', 'freeze_type', { freeze_type: '', unfreeze_type: '' }],
    ['an unknown kind', 'freeze_type', { freeze_type: 'RESOURCE', unfreeze_type: 'RESOURCE' }],
  ])('customers 7.10 8.7 refuses %s', async (_what, field, change) => {
    for (const language of ['zh_CN', 'en_US'] as const)
      for (const path of [OWN.freeze, OWN.unfreeze])
        await partner.api
          .post(path, { customer_ids: [UNKNOWN], reason: 'r', ...change }, { 'x-language': language })
          .expect(refused(400, 'CBC.0100', field))
          .expect(inLanguage(language));
  });

  it('customers 4.1 is for partners; a user needs the item', async () => {
    const customer = await world.customer(partner);
    for (const account of [customer, world.operator, await world.user(partner, 'PCB_ITEM_CUSTOMERS_LIST')]) {
      await freeze([customer], {}, account).expect(refused(403, 'CBC.0151'));
      await unfreeze([customer], {}, account).expect(refused(403, 'CBC.0151'));
    }
    expect(await level(customer)).toBe(0);
    await freeze([customer], {}, await world.user(partner, 'PCB_ITEM_CUSTOMERS_FREEZE')).expect(doneExcept());
    expect(await level(customer)).toBe(1);
  });

  it('customers 7.17 the exchanged tokens of a frozen customer die, not those of another', async () => {
    const [frozen, other] = await world.customers(2, partner);
    const own = await tokenOf(partner);
    const assume = ({ id }: Account) => exchange(partner.endpoint, own, { agency_name, domain_id: id });
    const assumed = async (account: Account) => (await assume(account).expect(201)).headers['x-subject-token']!;
    const withToken = (token: string) => request(partner.endpoint).get(PATHS.held).set('x-auth-token', token);
    const [dying, living] = [await assumed(frozen!), await assumed(other!)];
    await withToken(dying).expect(200);
    await freeze([frozen!]).expect(doneExcept());
    await until(async () => (await withToken(dying)).status === 401, { timeoutMs: WITHIN_SECONDS_MS, what: 'the token to die' });
    await withToken(dying).expect(refused(401, 'CBC.0154'));
    await assume(frozen!).expect(403);
    await withToken(living).expect(200);
    await unfreeze([frozen!]).expect(doneExcept());
    await withToken(dying).expect(401);
    await assume(frozen!).expect(201);
  });

  it('customers 6.13 under a frozen partner all resale customers are frozen with resources, and no resources are unfrozen', async () => {
    const one = await world.partner();
    const [customer, byHand] = await world.customers(2, one);
    const referral = await world.customer(one, { type: REFERRAL });
    await freeze([byHand!], { freeze_type: RESOURCES }, one).expect(doneExcept());
    await world.setState(one, { state: 'FROZEN' });
    await shownAsFrozen(one.api, customer!.id, 2);
    expect([await level(byHand!, one), await level(referral, one)]).toEqual([2, 0]);
    const refusals = [customer!, byHand!].map(({ id }): [string, string] => [id, 'CBC.0101']);
    await unfreeze([customer!, byHand!], { unfreeze_type: RESOURCES }, one).expect(doneExcept(...refusals));
    await world.setState(one, { state: 'NORMAL' });
    await shownAsFrozen(one.api, customer!.id, 0);
    expect(await level(byHand!, one)).toBe(2);
    await unfreeze([byHand!], { unfreeze_type: RESOURCES }, one).expect(doneExcept());
    expect(await level(byHand!, one)).toBe(0);
  });

  describe("customers 7.10 a reseller's customers", () => {
    let distributor: Partner;
    let named: { indirect_partner_id: string };
    let reseller: Browser;
    let customer: Account;

    beforeAll(async () => {
      distributor = await world.distributor();
      const name = uniqueName('reseller');
      const body = { account_name: name, name, password: PASSWORD, kind: 'RESELLER', distributor_id: distributor.id };
      const { partner_id } = (await world.operator.api.post('/v2/operations/partners', body).expect(200)).body as { partner_id: string };
      named = { indirect_partner_id: partner_id };
      reseller = await Browser.loggedIn({ name, endpoint: distributor.endpoint });
      customer = await world.customer(distributor, { resellerId: partner_id });
    });

    it('are frozen by the distributor where it names the reseller', async () => {
      await freeze([customer], {}, distributor).expect(doneExcept([customer.id, 'CBC.99000035']));
      await freeze([customer], { ...named, freeze_type: RESOURCES }, distributor).expect(doneExcept());
      expect((await ownCustomer(distributor.api, customer.id, named)).is_frozen).toBe(2);
      await unfreeze([customer], { ...named, unfreeze_type: RESOURCES }, distributor).expect(doneExcept());
      const own = await world.customer(distributor);
      await freeze([own], named, distributor).expect(doneExcept([own.id, 'CBC.99000035']));
    });

    it('are not frozen by another distributor, nor by a partner that is none', async () => {
      for (const stranger of [await world.distributor(), partner])
        for (const call of [freeze, unfreeze])
          await call([customer], named, stranger).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    });

    it('are frozen by the reseller in its console, with resources where the distributor lets it', async () => {
      const by = { api: reseller } as unknown as Account;
      await freeze([customer], {}, by).expect(doneExcept());
      await unfreeze([customer], {}, by).expect(doneExcept());
      await freeze([customer], { freeze_type: RESOURCES }, by).expect(refused(403, 'CBC.0151'));
      const settle = (may_freeze_resources: boolean) =>
        distributor.api.put(`/v2/partners/indirect-partners/${named.indirect_partner_id}`, { may_freeze_resources }).expect(204);
      await settle(true);
      await freeze([customer], { freeze_type: RESOURCES }, by).expect(doneExcept());
      await settle(false);
      await unfreeze([customer], { unfreeze_type: RESOURCES }, by).expect(refused(403, 'CBC.0151'));
      const stranger = await world.customer(await world.distributor());
      await freeze([stranger], {}, by).expect(doneExcept([stranger.id, 'CBC.99000035']));
      await freeze([customer], { indirect_partner_id: UNKNOWN }, by).expect(refused(400, 'CBC.99000037', 'indirect_partner_id'));
    });
  });
});
