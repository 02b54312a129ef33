import { until } from '@pc/testing';
import type { Account } from './support/account';
import { failing, Unlinking } from './support/association-requests';
import type { Partner } from './support/partner';
import { refused } from './support/refused';
import { inDays } from './support/times';
import { REFERRAL, World } from './support/world';

const DENIED = refused(403, 'CBC.0151');
const TERMS = { expire_time: inDays(30), max_deduction_ratio: 0.5, subscribe_types: ['new'] };
const lists = (kind: string) => `/v2/partners/coupon-whitelists/${kind}`;
const PICK_UP = lists('PICK_UP');
const CASH = lists('CASH_AND_VOUCHER');
const entriesOf = (customers: readonly Account[]) => ({ entries: customers.map(({ id }) => ({ customer_id: id })) });

interface Entry {
  readonly id: string;
  readonly customer_id: string;
}

/** Cash and pick-up coupons, and the whitelists by which government-type partners issue (benefits 1.3, 2.10). */
describe('government-type partners', () => {
  const world = new World();

  async function setFacts(customer: Account, facts: object): Promise<void> {
    await world.operator.api.put(`/v2/operations/accounts/${customer.id}/facts`, facts).expect(204);
  }
  const entries = async (partner: Partner, path: string, query = '') =>
    (await partner.api.get(`${path}/entries${query}`).expect(200)).body as { version: number; total_count: number; entries: Entry[] };

  describe('whitelists', () => {
    let cloud: Partner;
    let customers: Account[];
    beforeAll(async () => {
      cloud = await world.partner({ government_kinds: ['CLOUD'] });
      customers = await world.customers(3, cloud);
    });

    it('benefits R-62 5.17 are imported as versions, added to, searched and removed from', async () => {
      const [a, b, c] = customers as [Account, Account, Account];
      expect((await cloud.api.post(`${PICK_UP}/import`, entriesOf([a])).expect(200)).body).toEqual({ version: 1 });
      expect((await cloud.api.post(`${PICK_UP}/import`, entriesOf([a, b])).expect(200)).body).toEqual({ version: 2 });
      const named = { customer_id: c.id, customer_name: '消防队', account_name: c.name };
      const added = (await cloud.api.post(`${PICK_UP}/entries`, named).expect(200)).body as Entry;
      expect(added).toMatchObject({ ...named, list_kind: 'PICK_UP', version: 2 });
      expect(await entries(cloud, PICK_UP)).toMatchObject({
        version: 2,
        total_count: 3,
        entries: [{ customer_id: c.id }, { customer_id: b.id }, { customer_id: a.id }],
      });
      expect((await entries(cloud, PICK_UP, `?customer_name=${encodeURIComponent('消防')}`)).entries.map(({ id }) => id)).toEqual([
        added.id,
      ]);
      expect(await entries(cloud, PICK_UP, '?offset=1&limit=1')).toMatchObject({ total_count: 3, entries: [{ customer_id: b.id }] });
      await cloud.api.post(`${PICK_UP}/entries`, named).expect(refused(400, 'CBC.0100', 'customer_id'));
      await cloud.api.delete(`${PICK_UP}/entries/${added.id}`).expect(204);
      await cloud.api.delete(`${PICK_UP}/entries/${added.id}`).expect(refused(400, 'CBC.0100', 'id'));
    });

    it('benefits R-62 a faulty import changes nothing and names the entry', async () => {
      const [a] = customers as [Account];
      const before = await entries(cloud, PICK_UP);
      const faults: Array<[object, string]> = [
        [{ entries: [] }, 'entries'],
        [entriesOf([a, a]), 'entries[1].customer_id'],
        [{ entries: [{ customer_id: a.id }, { customer_id: '' }] }, 'entries[1].customer_id'],
        [{ entries: [{ customer_id: a.id, customer_name: 'x'.repeat(257) }] }, 'entries[0].customer_name'],
        [{ entries: Array.from({ length: 10_001 }, (_, index) => ({ customer_id: `c${index}` })) }, 'entries'],
      ];
      for (const [body, field] of faults) await cloud.api.post(`${PICK_UP}/import`, body).expect(refused(400, 'CBC.0100', field));
      await cloud.api.post(`${lists('OTHER')}/import`, entriesOf([a])).expect(refused(400, 'CBC.0100', 'list_kind'));
      expect(await entries(cloud, PICK_UP)).toEqual(before);
    });

    it('benefits R-62 ten thousand customers are one import', async () => {
      const big = await world.partner({ government_kinds: ['CLOUD'] });
      const body = { entries: Array.from({ length: 10_000 }, (_, index) => ({ customer_id: String(index).padStart(32, '0') })) };
      expect((await big.api.post(`${PICK_UP}/import`, body).expect(200)).body).toEqual({ version: 1 });
      expect((await entries(big, PICK_UP)).total_count).toBe(10_000);
    });

    it('benefits 1.3 are nobody else’s business', async () => {
      const [subsidy, provider, distributor] = [
        await world.partner({ government_kinds: ['SUBSIDY'] }),
        await world.partner(),
        await world.distributor(),
      ];
      const other = await world.partner({ government_kinds: ['CLOUD'] });
      await cloud.api.post(`${PICK_UP}/import`, entriesOf(customers)).expect(200);
      const [theirs] = (await entries(cloud, PICK_UP)).entries;
      expect(await entries(other, PICK_UP)).toEqual({ version: 0, total_count: 0, entries: [] });
      await other.api.delete(`${PICK_UP}/entries/${theirs!.id}`).expect(refused(400, 'CBC.0100', 'id'));
      for (const caller of [subsidy, provider, distributor, customers[0]!, world.operator]) {
        await caller.api.post(`${PICK_UP}/import`, entriesOf(customers)).expect(DENIED);
        await caller.api.get(`${PICK_UP}/entries`).expect(DENIED);
        await caller.api.post(`${PICK_UP}/entries`, { customer_id: 'x' }).expect(DENIED);
        await caller.api.delete(`${PICK_UP}/entries/${theirs!.id}`).expect(DENIED);
      }
      await cloud.api.get(`${CASH}/entries`).expect(DENIED);
      await subsidy.api.post(`${CASH}/entries`, { customer_id: 'x' }).expect(refused(400, 'CBC.0100', 'list_kind'));
      await (await world.user(cloud, 'BPC_ITEM_SUBCUSTSERV_030100')).api.get(`${PICK_UP}/entries`).expect(DENIED);
      await (await world.user(cloud, 'PCB_ITEM_listCouponWhitelist')).api.get(`${PICK_UP}/entries`).expect(200);
    });
  });

  describe('pick-up coupons', () => {
    it('benefits R-22 R-38 R-66 go to whitelisted customers, who must spend them before they leave their partner', async () => {
      const cloud = await world.partner({ government_kinds: ['CLOUD'] });
      const [partner, stranger] = [await world.partner(), await world.customer(cloud)];
      const customer = await world.customer(partner);
      const quotaId = await world.grant(cloud, 1000, { quota_type: 2 });
      await cloud.api.post(`${PICK_UP}/import`, entriesOf([customer])).expect(200);
      const desk = await cloud.inConsole();
      for (const field of Object.keys(TERMS))
        await desk.issue(quotaId, [customer], 100, { ...TERMS, [field]: undefined }).expect(refused(400, 'CBC.0100', field));
      const { body } = await desk.issue(quotaId, [stranger, customer], 100, TERMS).expect(200);
      expect(body).toMatchObject({ coupon_infos: [{ id: customer.id }], error_details: [{ id: stranger.id, error_code: 'CBC.99000035' }] });
      const [{ coupon_id: couponId }] = (body as { coupon_infos: [{ coupon_id: string }] }).coupon_infos;
      expect(await customer.held()).toMatchObject({
        count: 1,
        user_coupons: [{ coupon_id: couponId, coupon_type: 5, balance: 100, source_id: cloud.id }],
      });
      expect(await desk.issued({ coupon_type: 5 })).toMatchObject({ total_count: 1 });

      const link = new Unlinking(partner, customer);
      await link.customerAsks().expect(failing('PICK_UP_COUPON_UNSPENT'));
      await link.partnerAsks().expect(failing('PICK_UP_COUPON_UNSPENT'));
      const check = await customer.api.post('/v2/customers/association-requests/check', { type: 'DISASSOCIATE' }).expect(200);
      expect(check.body).toMatchObject({
        checks: expect.arrayContaining([{ item: 'PICK_UP_COUPON_UNSPENT', passed: false }]) as unknown[],
      });
      await desk.reclaim(couponId).expect(204);
      const id = await link.asked();
      // One that comes meanwhile stands against the consent.
      const [again] = await desk.give(quotaId, [customer], 50, TERMS);
      await link.customerHandles('approve', id).expect(failing('PICK_UP_COUPON_UNSPENT'));
      expect((await link.request(id)).status).toBe('PENDING');
      await desk.reclaim(again!).expect(204);
      await link.customerHandles('approve', id).expect(200);
      await link.settled(id);
      expect(await desk.quota(quotaId, { quota_type: 2 })).toMatchObject({ balance: 1000 });
      expect(await world.breaches()).toEqual([]);
    });
  });

  describe('cash coupons', () => {
    const OF_USER = { quota_type: 1, invoice_party: 'COUPON_USER', contracting_entity: 'CN01' };
    let subsidy: Partner;
    let desk: Partner;
    beforeAll(async () => {
      subsidy = await world.partner({ government_kinds: ['SUBSIDY'] });
      desk = await subsidy.inConsole();
    });
    const whitelist = (customers: readonly Account[]) => subsidy.api.post(`${CASH}/import`, entriesOf(customers)).expect(200);

    it('benefits R-21 R-67 invoiced to their user go to direct and referral customers of the same contract, and leave with it', async () => {
      const partner = await world.partner();
      const [direct, referral, resale, other] = [
        await world.customer(),
        await world.customer(partner, { type: REFERRAL }),
        await world.customer(partner),
        await world.customer(),
      ];
      for (const customer of [direct, referral, resale]) await setFacts(customer, { contracting_entity: 'CN01' });
      await setFacts(other, { contracting_entity: 'CN02' });
      await whitelist([direct, referral, resale, other]);
      const quotaId = await world.grant(subsidy, 1000, OF_USER);
      const issue = async () => (await desk.issue(quotaId, [direct, referral, resale, other], 10, TERMS).expect(200)).body as object;
      const detail = (account: Account) => ({ id: account.id, error_code: 'CBC.99000014' });
      expect(await issue()).toMatchObject({
        coupon_infos: [{ id: direct.id }, { id: referral.id }],
        error_details: [detail(resale), detail(other)],
      });
      expect(await direct.held()).toMatchObject({ count: 1, user_coupons: [{ coupon_type: 4 }] });
      await setFacts(direct, { contracting_entity: 'CN02' });
      await until(async () => (await direct.held()).count === 0, { what: 'the coupon to go back' });
      const { records } = await desk.records({ customer_id: direct.id, operation_types: 7 });
      expect(records).toMatchObject([{ operation_amount: 10, result: '0' }]);
      expect((await desk.quota(quotaId, { quota_type: 1 })).balance).toBe(990);
      expect(await issue()).toMatchObject({ coupon_infos: [{ id: referral.id }] });
      expect(await world.breaches()).toEqual([]);
    });

    it('benefits 1.3 of another invoicing party, and vouchers, go to any whitelisted customer', async () => {
      const resale = await world.customer(await world.partner());
      await whitelist([resale]);
      await desk.give(await world.grant(subsidy, 10, { quota_type: 1, invoice_party: 'ISSUER' }), [resale], 1, TERMS);
      await desk.give(await world.grant(subsidy, 10), [resale], 1);
      await subsidy.give(await world.grant(subsidy, 10), [resale], 1);
    });

    it('benefits R-23 what comes back from a designated customer is for that customer alone', async () => {
      const provider = await world.partner();
      const [a, b] = (await world.customers(2, provider)) as [Account, Account];
      const quotaId = await world.grant(provider, 100, { quota_type: 1, invoice_party: 'ISSUER', designated_customer_ids: [a.id, b.id] });
      const [couponId] = await provider.give(quotaId, [a], 60);
      await provider.reclaim(couponId!).expect(204);
      expect((await provider.quota(quotaId, { quota_type: 1 })).balance).toBe(100);
      const { body } = await provider.issue(quotaId, [b], 40.01).expect(200);
      expect(body).toMatchObject({ coupon_infos: [], error_details: [{ id: b.id, error_code: 'CBC.99000013' }] });
      await provider.give(quotaId, [b], 40);
      await provider.give(quotaId, [a], 60);
      expect(await world.breaches()).toEqual([]);
    });
  });
});
