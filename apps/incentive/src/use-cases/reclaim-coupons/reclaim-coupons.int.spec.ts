import type { RequestContext } from '@pc/bus';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';

describe('reclaiming several coupons in the console', () => {
  let service: IncentiveHarness;
  let scene: Scene;

  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  beforeEach(async () => {
    const given = await service.given({ customers: 4 });
    scene = { ...given, caller: { ...given.caller, channel: 'CONSOLE' } };
  });
  afterAll(() => service?.close());

  const reclaim = (ids: readonly string[], by = scene, context: Partial<RequestContext> = {}) =>
    service.coupons.reclaimSeveral(service.ask({ coupon_ids: [...ids] }, by.caller, context));
  const show = (couponId: string, by = scene) =>
    service.queries.showIssuedCoupon(service.ask({ partner_id: by.partnerId, coupon_id: couponId }, by.caller));

  it('benefits R-33 R-57 R-70 each is done or refused by itself, with its record and event; the answer tells the amounts', async () => {
    const [a, b, c] = (await service.issued(scene)) as [string, string, string];
    bodyOf(await service.reclaim(scene, b));
    const { reclaimed, error_details } = bodyOf(await reclaim([a, b, 'unknown', c]));
    expect(reclaimed).toEqual([
      { coupon_id: a, amount_fen: 50_000 },
      { coupon_id: c, amount_fen: 50_000 },
    ]);
    expect(error_details).toEqual([
      { id: b, error_code: 'PCB.0002' },
      { id: 'unknown', error_code: 'PCB.0001' },
    ]);
    expect((await service.quota(scene)).balance).toBe(950_000);
    for (const [id, results] of [
      [a, ['0', '0']],
      [b, ['-1', '0', '0']],
    ] as const)
      expect((await service.records(scene, { coupon_ids: [id] })).records.map(({ result }) => result).toSorted()).toEqual(results);
    expect((await service.told(c)).map(({ name }) => name)).toEqual(['coupon-issued', 'coupon-reclaimed']);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-41 parallel batches credit each coupon once', async () => {
    const ids = await service.issued(scene);
    const replies = await Promise.all(Array.from({ length: 4 }, () => reclaim(ids)));
    expect(replies.flatMap((reply) => bodyOf(reply).reclaimed)).toHaveLength(4);
    expect((await service.quota(scene)).balance).toBe(1_000_000);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-25 asks for a code where the partner wants one, once for the whole batch', async () => {
    const ids = await service.issued(scene);
    const request = service.ask({ coupon_ids: ids }, scene.caller);
    expect(await service.coupons.confirmReclaims(request)).toBeUndefined();
    service.codes.sent.set(scene.partnerId, 'code');
    expect(refusalOf((await service.coupons.confirmReclaims(service.ask({ coupon_ids: ids }, scene.caller)))!).code).toBe('CBC.99000026');
  });

  it('benefits R-33 R-34 is for the console, and for one’s own', async () => {
    const [id] = (await service.issued(scene)) as [string];
    const api = { ...scene, caller: { ...scene.caller, channel: 'API' as const } };
    expect(refusalOf(await reclaim([id], api)).code).toBe('CBC.0151');
    const other = await service.given();
    const stranger = { ...other, caller: { ...other.caller, channel: 'CONSOLE' as const } };
    expect(bodyOf(await reclaim([id], stranger)).error_details).toEqual([{ id, error_code: 'PCB.0001' }]);
    expect(refusalOf(await show(id, stranger)).code).toBe('PCB.0001');
  });

  it('benefits 5.17 a coupon is shown to its issuer with all its records, however long ago it ended', async () => {
    const [id] = (await service.issued(scene, { memo: 'welcome' })) as [string];
    bodyOf(await service.reclaim(scene, id));
    bodyOf(await reclaim([id]));
    service.clock.advance(1500 * 86_400_000);
    const { coupon, records } = bodyOf(await show(id));
    expect(coupon).toMatchObject({ coupon_id: id, status: 5, balance_fen: 0, face_value_fen: 50_000 });
    expect(records.map(({ operation_type, result, remark }) => [operation_type, result, remark])).toEqual([
      ['2', '-1', 'welcome'],
      ['2', '0', 'welcome'],
      ['1', '0', 'welcome'],
    ]);
    expect(refusalOf(await show('unknown')).code).toBe('PCB.0001');
  });
});
