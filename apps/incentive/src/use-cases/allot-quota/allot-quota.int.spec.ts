import { customer } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, START, type Scene } from '../../../../../test/support/incentive-harness';

/** A distributor with 10,000.00 of its own, and resellers (benefits 5.7). */
describe('allotting a quota', () => {
  let service: IncentiveHarness;
  let scene: Scene;

  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  beforeEach(async () => {
    service.directory.silent = false;
    service.clock.set(START);
    const { caller, partnerId } = await service.given({ kind: 'DISTRIBUTOR', customers: 0 });
    const quotaId = await service.grant(partnerId);
    const resellerId = service.addReseller(partnerId);
    scene = { caller, partnerId, quotaId, resellerId, customerIds: [service.addCustomer(partnerId, { resellerId })] };
  });
  afterAll(() => service?.close());

  const balance = async (quotaId = scene.quotaId) => (await service.quota({ quotaId })).balance;

  it('benefits R-44 R-46 R-70 carves a quota for each reseller, from which it can issue; both quotas tell it', async () => {
    const other = service.addReseller(scene.partnerId);
    const [first, second] = await service.allotted(scene, { indirect_partner_ids: [scene.resellerId!, other] });
    expect([await balance(), await balance(first), await balance(second)]).toEqual([200_000, 400_000, 400_000]);
    expect((await service.told(scene.quotaId)).at(-1)).toMatchObject({
      version: 2,
      data: { cause: 'ALLOTTED', delta_fen: -800_000, balance_fen: 200_000 },
    });
    expect(await service.told(first!)).toMatchObject([
      { name: 'quota-changed', version: 1, data: { cause: 'ALLOTTED', delta_fen: 400_000, owner_partner_id: scene.partnerId } },
    ]);
    await service.issued({ ...scene, quotaId: first! });
    expect(await balance(first)).toBe(350_000);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-57 leaves a record for each reseller, refused or not, with its names; none when the whole request is refused', async () => {
    const leaving = service.addReseller(scene.partnerId, { state: 'LEAVING', name: 'Old Ltd', accountName: 'old' });
    const answer = bodyOf(await service.allot(scene, { indirect_partner_ids: [leaving, scene.resellerId!] }));
    expect(answer.error_details).toEqual([{ id: leaving, error_code: 'CBC.50010105' }]);
    const [allotted] = answer.simple_quota_infos;
    expect(allotted).toMatchObject({ id: scene.resellerId });
    expect(refusalOf(await service.allot(scene, { quota_amount_fen: 600_001 })).code).toBe('CBC.99000013');
    const { records, total_count } = await service.quotaRecords(scene);
    expect(total_count).toBe(2);
    const common = { operation_type: '10', parent_quota_id: scene.quotaId, amount_fen: 400_000, operator: scene.caller.account_name };
    const failed = {
      ...common,
      result: '-1',
      indirect_partner_id: leaving,
      indirect_partner_account_name: 'old',
      indirect_partner_name: 'Old Ltd',
    };
    expect(records).toContainEqual(expect.objectContaining(failed));
    expect(records.find(({ result }) => result === '-1')).not.toHaveProperty('quota_id');
    expect(records).toContainEqual(expect.objectContaining({ ...common, result: '0', quota_id: allotted!.quota_id }));
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-49 of two that are received at once the second is refused, and may come again after the first', async () => {
    const first = service.ask({ quota_id: scene.quotaId, indirect_partner_ids: [scene.resellerId!], quota_amount_fen: 1 }, scene.caller);
    expect(await service.allotments.begin(first)).toBeUndefined();
    expect(refusalOf(await service.allot(scene)).code).toBe('CBC.50000045');
    // The same message may be delivered again, and another quota is free.
    expect(await service.allotments.begin(first)).toBeUndefined();
    await service.allotted({ ...scene, quotaId: await service.grant(scene.partnerId) });
    bodyOf(await service.allotments.allot(first));
    await service.allotted(scene);
    expect(await balance()).toBe(599_999);
  });

  it('benefits R-49 of many parallel ones each is done or refused, and the sum is right', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => service.allot(scene, { quota_amount_fen: 1_000 })));
    const refused = replies.filter((reply) => isRefusal(reply));
    expect(refused.map((reply) => refusalOf(reply).code)).toEqual(refused.map(() => 'CBC.50000045'));
    expect(refused.length).toBeLessThan(8);
    expect(await balance()).toBe(1_000_000 - 1_000 * (8 - refused.length));
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-49 the quota is free again after a refusal, and after a minute when no answer ever came', async () => {
    expect(refusalOf(await service.allot(scene, { quota_amount_fen: 2_000_000 })).code).toBe('CBC.99000013');
    const lost = service.ask({ quota_id: scene.quotaId, indirect_partner_ids: [scene.resellerId!], quota_amount_fen: 1 }, scene.caller);
    expect(await service.allotments.begin(lost)).toBeUndefined();
    service.clock.advance(59_000);
    expect(refusalOf(await service.allot(scene)).code).toBe('CBC.50000045');
    service.clock.advance(1_000);
    await service.allotted(scene);
  });

  it('benefits R-49 nobody can hold up a quota that is not his', async () => {
    const stranger = await service.given({ kind: 'DISTRIBUTOR', customers: 0 });
    const request = service.ask(
      { quota_id: scene.quotaId, indirect_partner_ids: [scene.resellerId!], quota_amount_fen: 1 },
      stranger.caller,
    );
    expect(await service.allotments.begin(request)).toBeUndefined();
    await service.allotted(scene);
    expect(refusalOf(await service.allotments.allot(request)).code).toBe('CBC.99000015');
  });

  it('benefits R-27 R-49 the same Idempotency-Key allots once, also while another allotment runs', async () => {
    const idempotency = { scope: 'allot', bodyDigest: 'a' };
    const [id] = await service.allotted(scene);
    const first = bodyOf(await service.allot(scene, { quota_amount_fen: 100 }, { idempotency }));
    const running = service.ask({ quota_id: scene.quotaId, indirect_partner_ids: [scene.resellerId!], quota_amount_fen: 1 }, scene.caller);
    await service.allotments.begin(running);
    const again = await service.allot(scene, { quota_amount_fen: 100 }, { idempotency });
    expect(again).toMatchObject({ body: first, replayed: true });
    await service.allotments.allot(running);
    expect([await balance(), await balance(id)]).toEqual([599_899, 400_000]);
  });

  it('benefits R-8 R-45 while issues and allotments of one quota run side by side nothing is spent twice', async () => {
    const own = service.addCustomer(scene.partnerId);
    const issue = () => service.issue(scene, { customer_ids: [own], face_value_fen: 150_000, indirect_partner_id: undefined });
    const replies = await Promise.all([...Array.from({ length: 5 }, issue), service.allot(scene), service.allot(scene)]);
    expect(replies).toHaveLength(7);
    expect(await balance()).toBeGreaterThanOrEqual(0);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-47 R-68 once a reseller is known to be leaving or gone, nothing is allotted to it', async () => {
    const { resellerId: id, partnerId } = scene;
    await service.allotted(scene, { quota_amount_fen: 1 });
    const facts = { indirect_partner_id: id!, distributor_id: partnerId, account_name: 'r', name: 'R' };
    const told = (version: number, state: 'LEAVING' | 'LEFT') =>
      service.customerEvents.resellerChanged(service.event(customer.resellerChanged, version, { ...facts, state }));
    await told(2, 'LEAVING');
    expect(bodyOf(await service.allot(scene)).error_details).toMatchObject([{ error_code: 'CBC.50010105' }]);
    await told(3, 'LEFT');
    expect(refusalOf(await service.allot(scene)).code).toBe('CBC.99000037');
  });

  it('benefits R-48 asks for the designated customers that it does not know', async () => {
    const designated = service.addCustomer(scene.partnerId, { resellerId: scene.resellerId! });
    const quotaId = await service.grant(scene.partnerId, { designated_customer_ids: [designated] });
    await service.allotted({ ...scene, quotaId });
    const foreign = await service.grant(scene.partnerId, { designated_customer_ids: [service.addCustomer(scene.partnerId)] });
    expect(refusalOf(await service.allot({ ...scene, quotaId: foreign })).code).toBe('CBC.50000021');
  });

  it('benefits R-71 without an answer about a reseller nothing is done, and the quota is free', async () => {
    const unknown = service.addReseller(scene.partnerId);
    await service.allotted(scene, { quota_amount_fen: 1 });
    service.directory.silent = true;
    expect(refusalOf(await service.allot(scene, { indirect_partner_ids: [unknown] })).code).toBe('PCB.0504');
    service.directory.silent = false;
    await service.allotted(scene, { indirect_partner_ids: [unknown] });
    expect(await balance()).toBe(599_999);
  });

  it('benefits 5.7 is for distributors', async () => {
    const provider = await service.given({ customers: 0 });
    const request = { quota_id: provider.quotaId, indirect_partner_ids: ['r'], quota_amount_fen: 1 };
    for (const caller of [provider.caller, { ...scene.caller, kind: 'RESELLER' as const, partner_kind: 'RESELLER' as const }])
      expect(refusalOf(await service.allotments.allot(service.ask(request, caller))).code).toBe('CBC.0150');
  });
});
