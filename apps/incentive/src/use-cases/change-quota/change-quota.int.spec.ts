import { formatUtc, isRefusal } from '@pc/kernel';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';
import { OPERATOR } from '../../../../../test/support/service-harness';
import { OperationsController } from '../../api/operations.controller';

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

  it('api 7.20 the operation log is listed newest first, by object, operation and time, for the staff alone', async () => {
    const scene = await service.given();
    const operations = service.part(OperationsController);
    const pattern = 'incentive.change-quota.v1';
    const moments: string[] = [];
    for (const action of ['freeze', 'unfreeze'] as const) {
      service.clock.advance(60_000);
      moments.push(formatUtc(service.clock.now()));
      const command = { quota_id: scene.quotaId, action };
      bodyOf(await service.quotas.change(service.ask(command, OPERATOR, { pattern, requestId: action })));
    }
    const list = async (filter: object, page = { offset: 0, limit: 10 }) =>
      bodyOf(await operations.list(service.ask({ object_id: scene.quotaId, ...filter, ...page })));
    const requests = async (filter: object) => (await list(filter)).operations.map(({ request_id }) => request_id);
    const whole = await list({});
    expect([whole.count, whole.operations[0]]).toEqual([
      3,
      {
        at: moments[1],
        operation: pattern,
        object_type: 'QUOTA',
        object_id: scene.quotaId,
        actor: { account_id: 'operator-1', account_name: 'operator', channel: 'API' },
        request_id: 'unfreeze',
        before: expect.objectContaining({ status: 'FROZEN' }) as object,
        after: expect.objectContaining({ status: 'NORMAL' }) as object,
      },
    ]);
    expect(await requests({ operation: pattern })).toEqual(['unfreeze', 'freeze']);
    expect(await requests({ since: moments[1] })).toEqual(['unfreeze']);
    expect(await requests({ since: moments[0], until: moments[1] })).toEqual(['freeze']);
    expect(await list({}, { offset: 1, limit: 1 })).toMatchObject({ count: 3, operations: [{ request_id: 'freeze' }] });
    expect(await list({ object_id: 'nothing' })).toEqual({ count: 0, operations: [] });
    const stranger = operations.list(service.ask({ offset: 0, limit: 10 }, scene.caller));
    expect(refusalOf(await stranger).code).toBe('CBC.0151');
  });
});
