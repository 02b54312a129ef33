import { until } from '@pc/testing';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { PATHS, withQuery } from './support/paths';
import { inLanguage, refused } from './support/refused';
import { inDays } from './support/times';
import { World } from './support/world';

const DENIED = refused(403, 'CBC.0151');
const detail = (id: string, error_code: string) => ({ id, error_code, error_msg: expect.any(String) as string });

/** What a distributor carves out of its quota for its resellers, and takes back (benefits 5.7 to 5.10). */
describe('allotments', () => {
  const world = new World();
  let distributor: Partner;
  let reseller: Partner;
  let quotaId: string;

  beforeAll(async () => {
    distributor = await world.distributor();
    reseller = await world.resellerInConsole(distributor);
  });
  beforeEach(async () => {
    quotaId = await world.grant(distributor, 10_000, {
      limit_infos: [{ limit_key: 'faceValueRange', limit_values: [{ value1: '10', value2: '1000' }] }],
    });
  });

  it('benefits R-44 R-46 each reseller gets a quota of its own with the limits and the end of its parent, and issues from it', async () => {
    const second = await world.resellerInConsole(distributor);
    const [first, other] = await distributor.allots(quotaId, [reseller.id, second.id], '1000.50');
    const parent = await distributor.quota(quotaId);
    expect(parent.balance).toBe(7_999);
    const { limit_infos, effective_time } = parent as unknown as Record<string, unknown>;
    expect(await reseller.quota(first!)).toMatchObject({
      quota_type: 0,
      quota_status: 0,
      quota_value: 1000.5,
      balance: 1000.5,
      limit_infos,
      effective_time,
      expire_time: parent.expire_time,
    });
    expect(await reseller.quotas({ quota_ids: [other] })).toMatchObject({ total_count: 0 });
    const customer = await world.customer(distributor, { resellerId: reseller.id });
    await reseller.issue(first!, [customer], 9).expect(refused(400, 'CBC.99000018'));
    await reseller.give(first!, [customer], 100);
    expect(await distributor.quota(first!, { indirect_partner_id: reseller.id })).toMatchObject({ balance: 900.5 });
    expect(await world.breaches()).toEqual([]);
  });

  it('benefits R-42 R-50 R-52 R-53 the worked example of 7.4 from the allotment on', async () => {
    const customer = await world.customer(distributor, { resellerId: reseller.id });
    const named = { indirect_partner_id: reseller.id };
    const [child, kept] = await distributor.allots(quotaId, [reseller.id, await world.reseller(distributor)], 4_000);
    expect(await distributor.balance(quotaId)).toBe(2_000);
    const [couponId] = await reseller.give(child!, [customer], 1_000);
    expect((await distributor.takeBack([child!], { remark: 'over' }).expect(200)).body).toEqual({
      simple_quota_infos: [{ quota_id: child, quota_balance: 0 }],
      error_details: [],
    });
    expect(await distributor.balance(quotaId)).toBe(5_000);
    expect(await distributor.quota(child!, { ...named, quota_status_list: [6] })).toMatchObject({ quota_status: 6, balance: 0 });
    expect(await customer.held()).toMatchObject({ count: 1, user_coupons: [{ coupon_id: couponId, balance: 1_000 }] });
    await reseller.issue(child!, [customer], 100).expect(refused(400, 'CBC.99000012'));
    await distributor.reclaim(couponId!, named).expect(204);
    expect([await distributor.balance(quotaId), (await distributor.quota(child!, named)).balance]).toEqual([6_000, 0]);
    expect((await distributor.takeBack([child!, kept!]).expect(200)).body).toEqual({
      simple_quota_infos: [{ quota_id: kept, quota_balance: 0 }],
      error_details: [detail(child!, 'CBC.99000012')],
    });
    expect(await distributor.balance(quotaId)).toBe(10_000);
    const { records } = await distributor.quotaRecords({ parent_quota_id: quotaId });
    const parts = records.map(({ operation_type, quota_id, amount, result }) => [operation_type, quota_id, amount, result]);
    expect(parts.slice(0, 2)).toContainEqual(['11', kept, 4_000, '0']);
    expect(parts.slice(0, 2)).toContainEqual(['11', child, 0, '-1']);
    expect(parts[2]).toEqual(['11', child, 3_000, '0']);
    expect(parts.slice(3)).toEqual([
      ['10', kept, 4_000, '0'],
      ['10', child, 4_000, '0'],
    ]);
    expect(await world.breaches()).toEqual([]);
  });

  it('benefits R-49 of parallel allotments of one quota each is done or refused with CBC.50000045, and the balance is right', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, async () => distributor.allot(quotaId, [reseller.id], 100)));
    const done = answers.filter(({ status }) => status === 200).length;
    expect(done).toBeGreaterThan(0);
    for (const answer of answers.filter(({ status }) => status !== 200)) refused(400, 'CBC.50000045')(answer);
    expect(await distributor.balance(quotaId)).toBe(10_000 - 100 * done);
    await distributor.allots(quotaId, [reseller.id], 1);
  });

  it('benefits R-47 R-57 a reseller that is leaving gets nothing, the others do; the refusal is recorded and told in both languages', async () => {
    const leaving = await world.resellerInConsole(distributor);
    await distributor.api.post(`/v2/partners/indirect-partners/${leaving.id}/leave`).expect(200);
    const body = { quota_id: quotaId, indirect_partner_ids: [leaving.id, reseller.id], quota_amount: 1 };
    const answer = async () =>
      (await distributor.api.post(PATHS.allot, body).expect(200)).body as { error_details: Array<{ error_code: string }> };
    await until(async () => (await answer()).error_details.length === 1, { what: 'the state to be known' });
    expect((await answer()).error_details).toEqual([detail(leaving.id, 'CBC.50010105')]);
    const { records } = await distributor.quotaRecords({ indirect_partner_id: leaving.id, parent_quota_id: quotaId });
    expect(records.find(({ result }) => result === '-1')).toMatchObject({
      operation_type: '10',
      operator: distributor.name,
      amount: 1,
      parent_quota_id: quotaId,
      indirect_partner_id: leaving.id,
      indirect_partner_account_name: leaving.name,
      indirect_partner_name: `${leaving.name} Ltd`,
    });
  });

  describe('benefits 5.7 what refuses the whole request', () => {
    let stranger: Partner;
    let foreignReseller: string;
    beforeAll(async () => {
      stranger = await world.distributor();
      foreignReseller = await world.reseller(stranger);
    });

    it('benefits R-45 the amounts of all are more than the balance', async () => {
      await distributor.allot(quotaId, [reseller.id, await world.reseller(distributor)], 5_000.01).expect(refused(400, 'CBC.99000013'));
      expect(await distributor.balance(quotaId)).toBe(10_000);
    });

    it('benefits R-43 the quota is frozen, of cash coupons, foreign or unknown', async () => {
      const cash = await world.grant(distributor, 100, { quota_type: 1 });
      const foreign = await world.grant(stranger, 100);
      await world.change(quotaId, 'freeze').expect(204);
      for (const id of [quotaId, cash, foreign, '202601310000000001'])
        await distributor.allot(id, [reseller.id], 1).expect(refused(400, 'CBC.99000015'));
    });

    it('benefits R-43 the quota is not yet effective', async () => {
      const later = await world.grant(distributor, 100, { effective_time: inDays(1), expire_time: inDays(2) });
      await distributor.allot(later, [reseller.id], 1).expect(refused(400, 'CBC.99000017'));
    });

    it("benefits R-47 a reseller is another's, or none", async () => {
      for (const id of [foreignReseller, distributor.id, 'nobody'])
        await distributor.allot(quotaId, [reseller.id, id], 1).expect(refused(400, 'CBC.99000037'));
      expect(await distributor.allotted({ parent_quota_id: quotaId })).toEqual({ total_count: 0, quotas: [] });
    });

    it("benefits R-48 the designated customers are not the reseller's", async () => {
      const own = await world.customer(distributor, { resellerId: reseller.id });
      const designated = (customers: readonly Account[]) =>
        world.grant(distributor, 100, { designated_customer_ids: customers.map(({ id }) => id) });
      await distributor.allots(await designated([own]), [reseller.id], 1);
      await distributor
        .allot(await designated([own, await world.customer(distributor)]), [reseller.id], 1)
        .expect(refused(400, 'CBC.50000021'));
    });

    it('benefits R-44 api 7.13 a list or amount is out of range', async () => {
      const faults: Array<[string[], number | string, string]> = [
        [[], 1, 'indirect_partner_ids'],
        [[reseller.id, reseller.id], 1, 'indirect_partner_ids[1]'],
        [Array.from({ length: 101 }, (_, index) => `r${index}`), 1, 'indirect_partner_ids'],
        [[reseller.id], 0, 'quota_amount'],
        [[reseller.id], -1, 'quota_amount'],
        [[reseller.id], 1.111, 'quota_amount'],
      ];
      for (const [ids, amount, field] of faults) await distributor.allot(quotaId, ids, amount).expect(refused(400, 'CBC.0100', field));
    });

    it('benefits 5.7 R-69 the caller is no distributor, or may not issue', async () => {
      const provider = await world.partner();
      const quota = await world.grant(provider, 100);
      await provider.allot(quota, [reseller.id], 1).expect(refused(403, 'CBC.0150'));
      await reseller.allot(quotaId, [reseller.id], 1).expect(refused(403, 'CBC.0150'));
      const restricted = await world.distributor();
      const its = await world.reseller(restricted);
      const [given] = [await world.grant(restricted, 100)];
      const [child] = await restricted.allots(given, [its], 10);
      await world.setState(restricted, { state: 'RESTRICTED' });
      await until(async () => (await restricted.allot(given, [its], 1)).status === 403, { what: 'the state to be known' });
      await restricted.allot(given, [its], 1).expect(DENIED);
      expect((await restricted.takeBack([child!]).expect(200)).body).toMatchObject({ simple_quota_infos: [{ quota_id: child }] });
      expect(await restricted.balance(given)).toBe(100);
    });
  });

  it('benefits R-51 a quota that is not one of the caller’s resellers is refused by itself, in the language of the caller', async () => {
    const stranger = await world.distributor();
    const [theirs] = await stranger.allots(await world.grant(stranger, 10), [await world.reseller(stranger)], 5);
    const body = { quota_ids: [theirs, quotaId, 'unknown'] };
    const answer = await distributor.api.post(PATHS.takeBack, body, { 'x-language': 'zh_CN' }).expect(200);
    const { error_details } = answer.body as { error_details: Array<{ id: string; error_code: string; error_msg: string }> };
    expect(error_details.map(({ id, error_code }) => [id, error_code])).toEqual(body.quota_ids.map((id) => [id, 'CBC.99000012']));
    expect(error_details[0]!.error_msg).toMatch(/\p{Script=Han}/u);
    expect(await stranger.allotted()).toMatchObject({ quotas: [{ quota_status: 0, balance: 5 }] });
    for (const [wrong, field] of [
      [[], 'quota_ids'],
      [Array.from({ length: 11 }, (_, index) => `q${index}`), 'quota_ids'],
      [['a', 'a'], 'quota_ids[1]'],
    ] as const)
      await distributor.takeBack(wrong).expect(refused(400, 'CBC.0100', field));
    await distributor.takeBack(['a'], { remark: 'x'.repeat(257) }).expect(refused(400, 'CBC.0100', 'remark'));
    await distributor.api
      .post(PATHS.allot, { quota_id: 'x', indirect_partner_ids: ['nobody'], quota_amount: 1 }, { 'x-language': 'zh_CN' })
      .expect(inLanguage('zh_CN'));
  });

  it('benefits 5.9 5.10 both lists filter, page and leave out what is another’s', async () => {
    const second = await world.resellerInConsole(distributor);
    const [a, b] = await distributor.allots(quotaId, [reseller.id, second.id], 10);
    await distributor.takeBack([a!]).expect(200);
    const quotas = async (query: object) =>
      (await distributor.allotted(query as Record<string, string>)).quotas.map(({ quota_id }) => quota_id);
    expect(await quotas({ parent_quota_id: quotaId })).toEqual([b, a]);
    expect(await quotas({ parent_quota_id: quotaId, offset: 1, limit: 1 })).toEqual([a]);
    expect(await quotas({ quota_id: b, indirect_partner_id: second.id })).toEqual([b]);
    expect(await quotas({ quota_id: a, indirect_partner_id: second.id })).toEqual([]);
    const shown = (await distributor.allotted({ quota_id: a! })).quotas[0];
    expect(shown).toMatchObject({
      quota_status: 6,
      indirect_partner_id: reseller.id,
      indirect_partner_account_name: reseller.name,
      indirect_partner_name: `${reseller.name} Ltd`,
    });
    expect(shown).not.toHaveProperty('owner_partner_id');

    const records = async (query: object) =>
      (await distributor.quotaRecords(query as Record<string, string>)).records.map(({ operation_type, quota_id }) => [
        operation_type,
        quota_id,
      ]);
    const all = [
      ['11', a],
      ['10', b],
      ['10', a],
    ];
    expect(await records({ parent_quota_id: quotaId })).toEqual(all);
    expect(await records({ parent_quota_id: quotaId, operation_type: '12' })).toEqual(all);
    expect(await records({ parent_quota_id: quotaId, operation_type: '11' })).toEqual([['11', a]]);
    expect(await records({ quota_id: b })).toEqual([['10', b]]);
    expect(await records({ parent_quota_id: quotaId, operation_time_begin: inDays(1) })).toEqual([]);
    for (const path of [PATHS.allotted, PATHS.quotaRecords]) {
      for (const wrong of [{ quota_id: '' }, { limit: 0 }, { limit: 101 }, { offset: -1 }])
        await distributor.api.get(withQuery(path, wrong)).expect(refused(400, 'CBC.0100', Object.keys(wrong)[0]));
      expect((await (await world.distributor()).api.get(withQuery(path, { parent_quota_id: quotaId })).expect(200)).body).toMatchObject({
        total_count: 0,
      });
    }
    const span = { operation_time_begin: inDays(1), operation_time_end: inDays(0) };
    await distributor.api.get(withQuery(PATHS.quotaRecords, span)).expect(refused(400, 'CBC.0100', 'operation_time_end'));
  });

  it('benefits 1.3 1.4 nobody else sees or takes back allotted quotas, and users need the items', async () => {
    const provider = await world.partner();
    const customer = await world.customer(provider);
    for (const caller of [provider, customer, reseller, world.operator]) {
      await caller.api.post(PATHS.takeBack, { quota_ids: [quotaId] }).expect(DENIED);
      for (const path of [PATHS.allotted, PATHS.quotaRecords]) await caller.api.get(path).expect(DENIED);
    }
    await customer.api.post(PATHS.allot, { quota_id: quotaId, indirect_partner_ids: ['r'], quota_amount: 1 }).expect(DENIED);
    const [allots, lists] = [
      await world.user(distributor, 'BPC_ITEM_SALES_020106'),
      await world.user(distributor, 'BPC_ITEM_SUBCUSTSERV_030600'),
    ];
    const [child] = await allots.allots(quotaId, [reseller.id], 1);
    await allots.takeBack([child!]).expect(DENIED);
    await lists.allot(quotaId, [reseller.id], 1).expect(DENIED);
    expect(await lists.allotted({ quota_id: child! })).toMatchObject({ total_count: 1 });
    await (await world.user(distributor, 'BPC_ITEM_SUBCUSTSERV_030602')).takeBack([child!]).expect(200);
  });

  it('benefits R-27 the same Idempotency-Key allots once', async () => {
    const key = { 'idempotency-key': `allot-${quotaId}` };
    const first = await distributor.allot(quotaId, [reseller.id], 10, key).expect(200);
    const again = await distributor.allot(quotaId, [reseller.id], 10, key).expect(200).expect('idempotent-replayed', 'true');
    expect(again.body).toEqual(first.body);
    await distributor.allot(quotaId, [reseller.id], 11, key).expect(refused(400, 'CBC.0100', 'Idempotency-Key'));
    expect(await distributor.balance(quotaId)).toBe(9_990);
  });

  it('benefits R-68 when a reseller has left, its quotas are back', async () => {
    const parting = await world.resellerInConsole(distributor);
    const [child] = await distributor.allots(quotaId, [parting.id], 3_000);
    const customer = await world.customer(distributor, { resellerId: parting.id });
    await parting.give(child!, [customer], 500);
    const leave = async () => (await distributor.api.post(`/v2/partners/indirect-partners/${parting.id}/leave`)).body as { state?: string };
    const left = async () => (await distributor.allotted({ quota_id: child! })).quotas[0]!;
    expect(await leave()).toEqual({ state: 'LEAVING' });
    await world.associate(customer, {});
    await until(async () => (await left()).balance === 3_000, { what: 'the coupon of the customer to come back' });
    await until(async () => (await leave()).state === 'LEFT', { what: 'the reseller to have left' });
    await until(async () => (await distributor.balance(quotaId)) === 10_000, { what: 'its quota to come back' });
    expect(await left()).toMatchObject({ quota_status: 6, balance: 0 });
    const { records } = await distributor.quotaRecords({ quota_id: child!, operation_type: '11' });
    expect(records).toMatchObject([{ amount: 3_000, result: '0', remark: 'RESELLER_LEFT' }]);
    await distributor.allot(quotaId, [parting.id], 1).expect(refused(400, 'CBC.99000037'));
    expect(await world.breaches()).toEqual([]);
  });
});
