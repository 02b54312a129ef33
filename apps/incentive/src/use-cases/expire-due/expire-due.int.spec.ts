import { IncentiveHarness } from '../../../../../test/support/incentive-harness';
import { Paying } from '../../../../../test/support/paying';

const MINUTE = 60_000;

describe('expiry on the real store', () => {
  let service: IncentiveHarness;
  beforeEach(async () => {
    service = await IncentiveHarness.start();
  });
  afterEach(() => service?.close());

  it('benefits R-40 R-57 ends due coupons once, credits the quota, and does nothing when run again', async () => {
    const scene = await service.given({ customers: 3 });
    const due = await service.issued(scene, { expire_time: '2026-03-02T00:00:00Z' });
    const living = await service.issued(scene);
    service.clock.set('2026-03-02T00:00:00Z');
    expect([await service.expire(), await service.expire()]).toEqual([3, 0]);
    expect(await service.quota(scene)).toMatchObject({ balance: 850_000, version: 4 });
    const list = (await service.issuedList(scene)).user_coupons.map(({ coupon_id, status, balance_fen }) => [
      coupon_id,
      status,
      balance_fen,
    ]);
    expect(list).toEqual([...[...living].reverse().map((id) => [id, 2, 50_000]), ...[...due].reverse().map((id) => [id, 4, 0])]);
    expect((await service.records(scene, { operation_types: ['4'] })).total_count).toBe(3);
    expect(await service.audit()).toEqual([]);
  });

  it('benefits R-40 two sweeps at once end each coupon once', async () => {
    const scene = await service.given({ customers: 5 });
    await service.issued(scene, { expire_time: '2026-03-02T00:00:00Z' });
    service.clock.set('2026-03-02T00:00:00Z');
    await Promise.all([service.expire(), service.expire()]);
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000 });
    expect((await service.records(scene, { operation_types: ['4'] })).total_count).toBe(5);
  });

  it('benefits R-40 a coupon that was used in part gives back what is left, and a reclaimed one nothing', async () => {
    const scene = await service.given({ customers: 2 });
    const [used, reclaimed] = await service.issued(scene, { expire_time: '2026-03-02T00:00:00Z' });
    await new Paying(service, scene.customerIds[0]!, [{ id: used! }], { payable_fen: 20_000 }).pay();
    await service.reclaim(scene, reclaimed!);
    service.clock.set('2026-03-02T00:00:00Z');
    expect(await service.expire()).toBe(1);
    expect(await service.quota(scene)).toMatchObject({ balance: 980_000 });
    expect(await service.audit()).toEqual([]);
  });

  it('more coupons than one transaction takes are ended in several, and then forgotten by the calendar', async () => {
    const scene = await service.given({ customers: 100, quota: { quota_value_fen: 100_000_000 } });
    for (let round = 0; round < 6; round++) await service.issued(scene, { expire_time: '2026-03-02T00:00:00Z', face_value_fen: 100 });
    service.clock.set('2026-03-02T00:00:00Z');
    expect(await service.expire()).toBe(600);
    service.clock.advance(MINUTE);
    await service.expire();
    expect(await service.count('expiries')).toBe(0);
    expect(await service.quota(scene)).toMatchObject({ balance: 100_000_000 });
  });
});
