import { customer } from '@pc/contracts';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';

/** A distributor that allotted 4,000.00 of 10,000.00 to its reseller (benefits 5.8). */
describe('taking a quota back', () => {
  let service: IncentiveHarness;
  let scene: Scene;
  /** The same with the reseller's quota. */
  let allotted: Scene;

  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  beforeEach(async () => {
    const { caller, partnerId } = await service.given({ kind: 'DISTRIBUTOR', customers: 0 });
    const resellerId = service.addReseller(partnerId);
    scene = {
      caller,
      partnerId,
      resellerId,
      quotaId: await service.grant(partnerId),
      customerIds: [service.addCustomer(partnerId, { resellerId })],
    };
    allotted = { ...scene, quotaId: (await service.allotted(scene))[0]! };
  });
  afterAll(() => service?.close());

  const balances = async () => [(await service.quota(scene)).balance, (await service.quota(allotted)).balance];
  const resellerTold = (version: number, state: 'JOINED' | 'LEAVING' | 'LEFT') => {
    const facts = { indirect_partner_id: scene.resellerId!, distributor_id: scene.partnerId, account_name: 'r', name: 'R' };
    return service.customerEvents.resellerChanged(service.event(customer.resellerChanged, version, { ...facts, state }));
  };

  it('benefits R-50 R-52 R-53 moves the balance to the parent; coupons live on, and what comes back later is the parent’s (R-42)', async () => {
    const [coupon] = await service.issued(allotted, { face_value_fen: 100_000 });
    const { simple_quota_infos } = bodyOf(await service.takeQuotasBack(scene, [allotted.quotaId], 'over'));
    expect(simple_quota_infos).toEqual([{ quota_id: allotted.quotaId, quota_balance_fen: 0 }]);
    expect([await balances(), (await service.quota(allotted)).status]).toEqual([[900_000, 0], 6]);
    expect(await service.held(scene.customerIds[0]!)).toMatchObject({
      user_coupons: [{ coupon_id: coupon, status: 2, balance_fen: 100_000 }],
    });
    bodyOf(await service.reclaim(allotted, coupon!));
    expect(await balances()).toEqual([1_000_000, 0]);
    const causes = (await service.told(scene.quotaId)).map(({ data }) => [data['cause'], data['delta_fen']]);
    expect(causes).toEqual([
      ['GRANTED', 1_000_000],
      ['ALLOTTED', -400_000],
      ['ALLOTMENT_RECLAIMED', 300_000],
      ['CREDITED', 100_000],
    ]);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-51 R-57 each quota is done or refused by itself, with a record of its own', async () => {
    const frozen = (await service.allotted(scene, { quota_amount_fen: 1_000 }))[0]!;
    bodyOf(await service.quotas.change(service.ask({ quota_id: frozen, action: 'freeze' as const })));
    const foreign = await service.given({ kind: 'DISTRIBUTOR', customers: 0 });
    const reply = bodyOf(await service.takeQuotasBack(scene, [frozen, allotted.quotaId, foreign.quotaId, scene.quotaId, 'unknown'], ''));
    expect(reply.simple_quota_infos).toMatchObject([{ quota_id: allotted.quotaId }]);
    expect(reply.error_details).toEqual(
      [frozen, foreign.quotaId, scene.quotaId, 'unknown'].map((id) => ({ id, error_code: 'CBC.99000012' })),
    );
    const { records } = await service.quotaRecords(scene, { operation_type: '11' });
    expect(records).toHaveLength(5);
    const done = { quota_id: allotted.quotaId, parent_quota_id: scene.quotaId, amount_fen: 400_000, result: '0', remark: '' };
    expect(records).toContainEqual(expect.objectContaining({ ...done, indirect_partner_id: scene.resellerId }));
    expect(records).toContainEqual(
      expect.objectContaining({ quota_id: frozen, amount_fen: 0, result: '-1', indirect_partner_id: scene.resellerId }),
    );
    expect(records.find(({ quota_id }) => quota_id === foreign.quotaId)).not.toHaveProperty('indirect_partner_id');
    expect(await service.quotaRecords(foreign)).toMatchObject({ total_count: 0 });
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-54 an empty quota is closed without a record, and a second reclaim is refused', async () => {
    const quotaId = (await service.allotted(scene, { quota_amount_fen: 500 }))[0]!;
    await service.issued({ ...scene, quotaId }, { face_value_fen: 500 });
    expect(bodyOf(await service.takeQuotasBack(scene, [quotaId])).simple_quota_infos).toHaveLength(1);
    expect(await service.quotaRecords(scene, { quota_id: quotaId, operation_type: '11' })).toMatchObject({ total_count: 0 });
    expect(bodyOf(await service.takeQuotasBack(scene, [quotaId])).error_details).toMatchObject([{ error_code: 'CBC.99000012' }]);
  });

  it('benefits R-51 R-60 parallel reclaims of one quota credit once, and beside its reseller’s issues no money is lost', async () => {
    const desk = { ...allotted.caller, account_id: scene.resellerId!, kind: 'RESELLER' as const, partner_kind: 'RESELLER' as const };
    const issue = () => service.issue({ ...allotted, caller: { ...desk, channel: 'CONSOLE' } }, { face_value_fen: 10_000 });
    const back = () => service.takeQuotasBack(scene, [allotted.quotaId]);
    const replies = await Promise.all([issue(), back(), issue(), back(), issue(), back()]);
    const reclaims = [replies[1], replies[3], replies[5]].map((reply) => bodyOf(reply) as { simple_quota_infos: object[] });
    expect(reclaims.flatMap(({ simple_quota_infos }) => simple_quota_infos)).toHaveLength(1);
    expect((await balances())[1]).toBe(0);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-52 closed quotas stay in the list of what was allotted, with the reseller’s names', async () => {
    const other = (await service.allotted({ ...scene, resellerId: service.addReseller(scene.partnerId) }, { quota_amount_fen: 1 }))[0]!;
    await service.grant(scene.partnerId, { indirect_partner_id: scene.resellerId });
    bodyOf(await service.takeQuotasBack(scene, [allotted.quotaId]));
    const { total_count, quotas } = await service.allottedList(scene);
    expect([total_count, quotas.map(({ quota_id }) => quota_id)]).toEqual([2, [other, allotted.quotaId]]);
    const names = { indirect_partner_account_name: `account-${scene.resellerId}`, indirect_partner_name: `${scene.resellerId} Ltd` };
    expect(quotas[1]).toMatchObject({
      quota_status: 6,
      balance_fen: 0,
      parent_quota_id: scene.quotaId,
      indirect_partner_id: scene.resellerId,
      ...names,
    });
    const found = async (filter: object) => (await service.allottedList(scene, filter)).quotas.map(({ quota_id }) => quota_id);
    expect(await found({ quota_id: other })).toEqual([other]);
    expect(await found({ indirect_partner_id: scene.resellerId })).toEqual([allotted.quotaId]);
    expect(await found({ parent_quota_id: 'unknown' })).toEqual([]);
    expect(await service.allottedList(await service.given({ kind: 'DISTRIBUTOR', customers: 0 }))).toEqual({ total_count: 0, quotas: [] });
  });

  it('benefits R-68 R-42 what a reseller has goes back when it leaves, whatever way the copy learned of it; later credits too', async () => {
    const frozen = { ...scene, quotaId: (await service.allotted(scene, { quota_amount_fen: 50_000 }))[0]! };
    const [coupon, ofFrozen] = [(await service.issued(allotted))[0]!, (await service.issued(frozen, { face_value_fen: 20_000 }))[0]!];
    bodyOf(await service.quotas.change(service.ask({ quota_id: frozen.quotaId, action: 'freeze' as const })));
    const granted = await service.grant(scene.partnerId, { indirect_partner_id: scene.resellerId });
    await resellerTold(2, 'LEAVING');
    expect(await balances()).toEqual([550_000, 350_000]);
    await resellerTold(3, 'LEFT');
    expect([await balances(), (await service.quota(frozen)).balance]).toEqual([[900_000, 0], 30_000]);
    expect((await service.quota({ quotaId: granted })).balance).toBe(1_000_000);
    const { records } = await service.quotaRecords(scene, { operation_type: '11' });
    expect(records).toMatchObject([{ amount_fen: 350_000, remark: 'RESELLER_LEFT', operator: 'system', result: '0' }]);
    bodyOf(await service.reclaim(allotted, coupon));
    bodyOf(await service.reclaim(frozen, ofFrozen));
    expect(await balances()).toEqual([970_000, 0]);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-68 an old event about a reseller that is back takes nothing', async () => {
    await resellerTold(5, 'JOINED');
    await resellerTold(3, 'LEFT');
    expect(await balances()).toEqual([600_000, 400_000]);
  });

  it('benefits 1.3 is for distributors, as its lists are', async () => {
    const provider = await service.given({ customers: 0 });
    expect(refusalOf(await service.takeQuotasBack(provider, [allotted.quotaId])).code).toBe('CBC.0151');
    await expect(service.allottedList(provider)).rejects.toThrow('CBC.0151');
    await expect(service.quotaRecords(provider)).rejects.toThrow('CBC.0151');
  });
});
