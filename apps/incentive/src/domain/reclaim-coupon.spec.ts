import type { Coupon } from './coupon';
import { aCoupon, aDistributor, aPartner, aQuota, aReseller, fen, NOW, outcome } from './domain.fixture';
import { decideFreeze } from './freeze-coupon';
import { decideReclaim, type ReclaimSituation } from './reclaim-coupon';

const reclaim = (coupon: Coupon | undefined, change: Partial<ReclaimSituation> = {}) =>
  outcome(
    decideReclaim({
      now: NOW,
      channel: 'API',
      partner: aPartner(),
      reseller: undefined,
      coupon,
      quotas: [aQuota({ balance: fen(8_500) })],
      ...change,
    }),
  );

describe('reclaiming a coupon by hand', () => {
  it('benefits R-30 takes the whole balance, and the quota grows by exactly that', () => {
    const { reclaimed, quota, change } = reclaim(aCoupon());
    expect(reclaimed).toMatchObject([
      { operation: 'MANUAL_RECLAIM', amount: fen(500), coupon: { status: 'RECLAIMED', balance: 0n, version: 2 } },
    ]);
    expect(quota).toMatchObject({ balance: fen(9_000), version: 2 });
    expect(change).toMatchObject({ cause: 'RECLAIMED', delta: fen(500) });
  });

  it('benefits R-31 of a partly used coupon only what is left', () => {
    const { reclaimed, quota } = reclaim(aCoupon({ balance: fen(300) }));
    expect(reclaimed[0]).toMatchObject({ amount: fen(300) });
    expect(quota!.balance).toBe(fen(8_800));
  });

  it('benefits R-65 the coupon keeps its face value and shows a balance of 0', () => {
    expect(reclaim(aCoupon()).reclaimed[0]!.coupon).toMatchObject({ faceValue: fen(500), balance: 0n, reclaimed: fen(500) });
  });

  it.each(['USED', 'EXPIRED', 'RECLAIMED'] as const)(
    'benefits R-29 R-41 a coupon in state %s is refused, credits nothing and leaves a failed record',
    (status) => {
      const result = reclaim(aCoupon({ status }));
      expect(result).toMatchObject({ code: 'PCB.0002', quota: undefined });
      expect(result.events).toMatchObject([{ type: 'reclaim-refused', code: 'PCB.0002' }]);
    },
  );

  it('benefits R-29 a frozen coupon is not reclaimable by hand, nor one whose time is over', () => {
    expect(reclaim(aCoupon({ frozen: true })).code).toBe('PCB.0002');
    expect(reclaim(aCoupon({ expireTime: NOW })).code).toBe('PCB.0002');
  });

  it('benefits R-35 a balance that a payment holds is refused and leaves a failed record', () => {
    const result = reclaim(aCoupon({ locked: 1n }));
    expect(result.code).toBe('PCB.0003');
    expect(result.events).toMatchObject([{ type: 'reclaim-refused', code: 'PCB.0003' }]);
  });

  it('benefits R-32 through the API only coupons of resale customers, in the console all', () => {
    const referral = aCoupon({ associationType: '1' });
    expect(reclaim(referral)).toMatchObject({ code: 'CBC.99000014', events: [] });
    expect(reclaim(referral, { channel: 'CONSOLE' }).code).toBeUndefined();
  });

  it('benefits R-34 a coupon of another partner answers like one that does not exist', () => {
    expect(reclaim(undefined)).toMatchObject({ code: 'PCB.0001', events: [] });
    expect(reclaim(aCoupon({ issuer: { partnerId: 'another' } }))).toMatchObject({ code: 'PCB.0001', events: [] });
  });

  it("benefits R-34 a reseller's coupon is reclaimed with the reseller's name only", () => {
    const coupon = aCoupon({ issuer: { partnerId: 'partner', resellerId: 'reseller' } });
    const distributor = { partner: aDistributor(), reseller: aReseller(), resellerId: 'reseller' };
    expect(reclaim(coupon, distributor).code).toBeUndefined();
    expect(reclaim(coupon, { partner: aDistributor() }).code).toBe('PCB.0001');
    expect(reclaim(aCoupon(), distributor).code).toBe('PCB.0001');
    expect(reclaim(coupon, { ...distributor, reseller: aReseller({ distributorId: 'another' }) }).code).toBe('CBC.99000037');
  });

  it('benefits R-69 a partner that may not issue any more may still reclaim', () => {
    expect(reclaim(aCoupon(), { partner: aPartner({ state: 'FROZEN' }) }).code).toBeUndefined();
  });

  it('benefits R-42 money of a quota that its distributor took back goes on to the parent', () => {
    const child = aQuota({ id: 'child', parentId: 'parent', status: 'RECLAIMED', balance: 0n });
    const result = reclaim(aCoupon({ quotaId: 'child' }), { quotas: [child, aQuota({ id: 'parent', balance: fen(4_800) })] });
    expect(result.quota).toMatchObject({ id: 'parent', balance: fen(5_300) });
  });

  it.each(['INVALID', 'FROZEN'] as const)('benefits R-30 a quota in state %s is credited all the same and stays so', (status) => {
    expect(reclaim(aCoupon(), { quotas: [aQuota({ status, balance: 0n })] }).quota).toMatchObject({ status, balance: fen(500) });
  });
});

describe('freezing a coupon (benefits 3.2)', () => {
  it('benefits R-70 changes the mark once, and not the version, since nobody is told', () => {
    expect(outcome(decideFreeze(aCoupon(), true)).events).toMatchObject([{ type: 'coupon-frozen', coupon: { frozen: true, version: 1 } }]);
    expect(outcome(decideFreeze(aCoupon({ frozen: true }), true))).toMatchObject({ code: undefined, events: [] });
  });

  it('is refused for a coupon that is no longer usable', () => {
    expect(outcome(decideFreeze(aCoupon({ status: 'EXPIRED' }), true)).code).toBe('PCB.0002');
    expect(outcome(decideFreeze(undefined, true)).code).toBe('PCB.0001');
  });
});
