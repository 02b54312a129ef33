import { until } from '@pc/testing';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { refused } from './support/refused';
import { inDays, inSeconds, isPast } from './support/times';
import { World } from './support/world';

const UNKNOWN_ID = '202601310000000001';
const SWEEP_MS = 25_000;
const TEST_MS = 60_000;

/** What the vendor's staff do to quotas and coupons (benefits 3.1, 3.2, 5.17), and what that does to issuing. */
describe('operations', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;
  let quotaId: string;

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer(partner);
  });
  beforeEach(async () => {
    quotaId = await world.grant(partner);
  });

  const state = async () => {
    const { quota_status, quota_value, balance } = await partner.quota(quotaId);
    return [quota_status, quota_value, balance];
  };
  const cannotIssue = (code: string) => partner.issue(quotaId, [customer], 1).expect(refused(400, code));
  const wrongState = refused(400, 'CBC.99000015');

  it('benefits R-1 a frozen quota issues nothing until it is unfrozen; a reclaim credits it meanwhile', async () => {
    const [couponId] = await partner.give(quotaId, [customer], 100);
    await world.change(quotaId, 'freeze').expect(204);
    await cannotIssue('CBC.99000012');
    await partner.reclaim(couponId!).expect(204);
    expect(await state()).toEqual([5, 1000, 1000]);
    await world.change(quotaId, 'freeze').expect(wrongState);
    await world.change(quotaId, 'unfreeze').expect(204);
    await partner.give(quotaId, [customer], 1000);
    await world.change(quotaId, 'unfreeze').expect(wrongState);
    expect(await state()).toEqual([0, 1000, 0]);
  });

  it('benefits R-1 a quota being adjusted issues nothing; the end changes value and balance alike', async () => {
    await partner.give(quotaId, [customer], 300);
    await world.change(quotaId, 'adjust-end', { delta: 1 }).expect(wrongState);
    await world.change(quotaId, 'adjust-begin').expect(204);
    await cannotIssue('CBC.99000012');
    expect(await state()).toEqual([4, 1000, 700]);
    await world.change(quotaId, 'adjust-end', { delta: '-700.01' }).expect(refused(400, 'CBC.99000013'));
    await world.change(quotaId, 'adjust-end', { delta: -700 }).expect(204);
    expect(await state()).toEqual([0, 300, 0]);
    await world.change(quotaId, 'adjust-begin').expect(204);
    await world.change(quotaId, 'adjust-end', { delta: '50.55' }).expect(204);
    await partner.give(quotaId, [customer], '50.55');
    expect(await state()).toEqual([0, 350.55, 0]);
  });

  it('benefits R-1 a voided quota is voided for good; its coupons live on and may still be reclaimed', async () => {
    const [couponId] = await partner.give(quotaId, [customer], 100);
    await world.change(quotaId, 'void').expect(204);
    await cannotIssue('CBC.99000012');
    for (const action of ['void', 'freeze', 'unfreeze', 'adjust-begin'] as const) await world.change(quotaId, action).expect(wrongState);
    await world.change(quotaId, 'extend', { expire_time: inDays(900) }).expect(wrongState);
    expect(await customer.held({ coupon_id: couponId! })).toMatchObject({ user_coupons: [{ status: 2, balance: 100 }] });
    await partner.reclaim(couponId!).expect(204);
    expect(await state()).toEqual([3, 1000, 1000]);
  });

  it(
    'benefits R-2 an expired quota issues nothing, becomes invalid, and lives again when it is extended',
    async () => {
      const end = inSeconds(4);
      quotaId = await world.grant(partner, 100, { expire_time: end });
      await until(() => isPast(end), { what: 'the end of the quota' });
      await cannotIssue('CBC.99000017');
      await until(async () => (await partner.quota(quotaId)).quota_status === 3, { timeoutMs: SWEEP_MS, what: 'the quota to expire' });
      await cannotIssue('CBC.99000017');
      await world.change(quotaId, 'extend', { expire_time: '2020-01-01T00:00:00Z' }).expect(refused(400, 'CBC.0100', 'expire_time'));
      await world.change(quotaId, 'extend', { expire_time: inDays(30) }).expect(204);
      await partner.give(quotaId, [customer], 100);
      expect(await state()).toEqual([0, 100, 0]);
    },
    TEST_MS,
  );

  it.each(['adjust-begin', 'freeze', 'unfreeze', 'void'] as const)('benefits 5.17 %s of an unknown quota is refused', async (action) => {
    await world.change(UNKNOWN_ID, action).expect(refused(400, 'CBC.99000012'));
  });

  describe('benefits 5.17 a grant is refused, and nothing is granted, with', () => {
    const passed = { effective_time: '2020-01-01T00:00:00Z', expire_time: '2020-01-02T00:00:00Z' };
    const unreadable = [{ limit_key: 'faceValueRange', limit_values: [{ value1: 'ten' }] }];

    it.each<[given: string, field: string, body: object]>([
      ['three decimals', 'quota_value', { quota_value: '1.234' }],
      ['no value', 'quota_value', { quota_value: undefined }],
      ['an unknown kind', 'quota_type', { quota_type: 7 }],
      ['an unknown partner', 'partner_id', { partner_id: 'f'.repeat(32) }],
      ['an end before its start', 'expire_time', { effective_time: inDays(2), expire_time: inDays(1) }],
      ['an end in the past', 'expire_time', passed],
      ['limits that cannot be read', 'limit_infos[0]', { limit_infos: unreadable }],
    ])('%s', async (_given, field, body) => {
      const before = await partner.quotas();
      const grant = { partner_id: partner.id, quota_type: 0, quota_value: 1, ...body };
      await world.operator.api.post('/v2/operations/coupon-quotas', grant).expect(refused(400, 'CBC.0100', field));
      expect((await partner.quotas()).total_count).toBe(before.total_count);
    });
  });

  it('benefits R-29 a frozen coupon shows as frozen, and cannot be reclaimed by hand until it is unfrozen', async () => {
    const [couponId] = await partner.give(quotaId, [customer], 100);
    const change = (action: 'freeze' | 'unfreeze', id = couponId) => world.operator.api.post(`/v2/operations/coupons/${id}/${action}`);
    await change('freeze').expect(204);
    await partner.reclaim(couponId!).expect(refused(400, 'PCB.0002'));
    expect(await customer.held({ coupon_id: couponId! })).toMatchObject({ user_coupons: [{ is_frozen: '1', status: 2, balance: 100 }] });
    await change('unfreeze').expect(204);
    await partner.reclaim(couponId!).expect(204);
    await change('freeze').expect(refused(400, 'PCB.0002'));
    await change('freeze', UNKNOWN_ID).expect(refused(400, 'PCB.0001'));
  });

  it('api 7.20 the operator finds quotas, coupons and records of every partner', async () => {
    const [couponId] = await partner.give(quotaId, [customer], 100);
    const find = async (path: string) => (await world.operator.api.get(`/v2/operations/${path}`).expect(200)).body as object;
    const quotas = await find(`coupon-quotas?quota_ids=${quotaId}`);
    expect(quotas).toMatchObject({ total_count: 1, quotas: [{ owner_partner_id: partner.id, balance: 900 }] });
    const coupons = await find(`coupons?coupon_id=${couponId}`);
    expect(coupons).toMatchObject({ total_count: 1, user_coupons: [{ customer_id: customer.id }] });
    const records = await find(`coupon-records?coupon_ids=${couponId}&partner_id=${partner.id}`);
    expect(records).toMatchObject({ total_count: 1, records: [{ operation_amount: 100 }] });
  });

  it('benefits R-60 after all this every sum agrees', async () => {
    expect(await world.breaches()).toEqual([]);
  });
});
