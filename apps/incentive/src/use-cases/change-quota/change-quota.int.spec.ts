import { isRefusal } from '@pc/kernel';
import { refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';
import { OPERATOR } from '../../../../../test/support/service-harness';

describe("the vendor's hand on quotas, on the real store", () => {
  let service: IncentiveHarness;
  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  afterAll(() => service?.close());

  const change = (
    scene: Scene,
    action: 'adjust-begin' | 'adjust-end' | 'freeze' | 'unfreeze' | 'void' | 'extend',
    more: { delta_fen?: number; expire_time?: string } = {},
  ) => service.quotas.change(service.ask({ quota_id: scene.quotaId, action, ...more }, OPERATOR));

  it('benefits R-1 R-70 a quota that is being adjusted or is frozen issues nothing, and every change is told', async () => {
    const scene = await service.given({ customers: 1 });
    await change(scene, 'adjust-begin');
    expect(refusalOf(await service.issue(scene)).code).toBe('CBC.99000012');
    await change(scene, 'adjust-end', { delta_fen: -400_000 });
    expect(await service.quota(scene)).toMatchObject({ balance: 600_000, status: 0 });
    await change(scene, 'freeze');
    expect(refusalOf(await service.issue(scene)).code).toBe('CBC.99000012');
    await change(scene, 'unfreeze');
    expect(isRefusal(await service.issue(scene))).toBe(false);
    expect((await service.told(scene.quotaId)).map(({ version, data }) => [version, data.cause, data.delta_fen])).toEqual([
      [1, 'GRANTED', 1_000_000],
      [2, 'ADJUSTED', 0],
      [3, 'ADJUSTED', -400_000],
      [4, 'FROZEN', 0],
      [5, 'UNFROZEN', 0],
      [6, 'ISSUED', -50_000],
    ]);
    expect(await service.audit()).toEqual([]);
  });

  it('answers a wrong state, a delta that is too large, and an unknown quota with their codes', async () => {
    const scene = await service.given({ customers: 1 });
    expect(refusalOf(await change(scene, 'unfreeze')).code).toBe('CBC.99000015');
    await change(scene, 'adjust-begin');
    expect(refusalOf(await change(scene, 'adjust-end', { delta_fen: -1_000_001 })).code).toBe('CBC.99000013');
    expect(refusalOf(await change(scene, 'adjust-end'))).toMatchObject({ code: 'CBC.0100', field: 'delta' });
    expect(refusalOf(await change({ ...scene, quotaId: 'none' }, 'void')).code).toBe('CBC.99000012');
  });

  it('benefits R-40 R-2 a quota expires with its coupons, and lives again when it is extended', async () => {
    const scene = await service.given({ customers: 1, quota: { expire_time: '2026-03-01T00:00:10Z' } });
    await service.issued(scene);
    service.clock.advance(10_000);
    expect(await service.expire()).toBe(2);
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000, status: 3 });
    expect(refusalOf(await service.issue(scene)).code).toBe('CBC.99000017');
    await change(scene, 'extend', { expire_time: '2026-12-01T00:00:00Z' });
    expect(await service.quota(scene)).toMatchObject({ status: 0 });
    expect(isRefusal(await service.issue(scene))).toBe(false);
  });

  it('benefits R-61 api 7.20 a pick-up quota is refused to a partner without that kind; a grant leaves an audit entry', async () => {
    const scene = await service.given({ customers: 1 });
    const grant = service.quotas.grant(
      service.ask(
        {
          partner_id: scene.partnerId,
          quota_type: 2 as const,
          quota_value_fen: 1,
          effective_time: '2026-01-01T00:00:00Z',
          expire_time: '2027-01-01T00:00:00Z',
          limit_infos: [],
          allowed_association_types: [],
          designated_customer_ids: [],
          self_issue_allowed: false,
        },
        OPERATOR,
      ),
    );
    expect(refusalOf(await grant).code).toBe('CBC.0151');
    expect(await service.store.collection('audit_entries').findOne({ 'object.id': scene.quotaId })).toMatchObject({
      object: { type: 'QUOTA' },
      before: null,
      after: { balance: '10000.00' },
    });
  });
});
