import type { Coupon } from './coupon';
import { aCoupon, aDistributor, aPartner, aQuota, aReseller, fen, NOW, outcome } from './domain.fixture';
import { decideReclaims, type ReclaimGround } from './reclaim-coupon';

function reclaims(coupons: Coupon[], ids = coupons.map(({ id }) => id), change: Partial<ReclaimGround> = {}) {
  const ground: ReclaimGround = {
    now: NOW,
    channel: 'CONSOLE',
    partner: aPartner(),
    reseller: undefined,
    quotas: [aQuota({ balance: fen(1_000) }), aQuota({ id: 'other', balance: 0n })],
    ...change,
  };
  const decision = decideReclaims(ids, new Map(coupons.map((coupon) => [coupon.id, coupon])), ground);
  return { ...outcome(decision), details: decision.details };
}

describe('reclaiming several coupons', () => {
  it('benefits R-33 takes each back for itself and credits each quota once', () => {
    const coupons = [aCoupon({ id: '1' }), aCoupon({ id: '2', balance: fen(300) }), aCoupon({ id: '3', quotaId: 'other' })];
    const { reclaimed, details, events } = reclaims(coupons);
    expect(reclaimed.map(({ coupon, amount }) => [coupon.id, amount])).toEqual([
      ['1', fen(500)],
      ['2', fen(300)],
      ['3', fen(500)],
    ]);
    const changes = events.flatMap((event) => (event.type === 'quota-changed' ? [[event.quota.id, event.quota.balance]] : []));
    expect([details, changes]).toEqual([
      [],
      [
        ['quota', fen(1_800)],
        ['other', fen(500)],
      ],
    ]);
  });

  it('benefits R-33 R-57 refuses each for itself: the state leaves a record, an unknown or foreign coupon none', () => {
    const coupons = [
      aCoupon({ id: 'used', status: 'USED', balance: 0n }),
      aCoupon({ id: 'good' }),
      aCoupon({ id: 'held', locked: 1n }),
      aCoupon({ id: 'foreign', issuer: { partnerId: 'other' } }),
    ];
    const { details, reclaimed, events } = reclaims(coupons, ['used', 'good', 'held', 'foreign', 'unknown']);
    expect(details).toEqual([
      { id: 'used', code: 'PCB.0002' },
      { id: 'held', code: 'PCB.0003' },
      { id: 'foreign', code: 'PCB.0001' },
      { id: 'unknown', code: 'PCB.0001' },
    ]);
    expect(reclaimed.map(({ coupon }) => coupon.id)).toEqual(['good']);
    expect(events.flatMap((event) => (event.type === 'reclaim-refused' ? [event.coupon.id] : []))).toEqual(['used', 'held']);
  });

  it('benefits R-20 reaches the coupons of a reseller by its name, if it is one of the caller', () => {
    const coupon = aCoupon({ id: '1', issuer: { partnerId: 'partner', resellerId: 'reseller' } });
    const named = { partner: aDistributor(), resellerId: 'reseller' };
    expect(reclaims([coupon], ['1'], { ...named, reseller: aReseller() }).reclaimed).toHaveLength(1);
    expect(reclaims([coupon], ['1'], { partner: aDistributor() }).details).toEqual([{ id: '1', code: 'PCB.0001' }]);
    expect(reclaims([coupon], ['1'], { ...named, reseller: aReseller({ distributorId: 'other' }) }).code).toBe('CBC.99000037');
  });
});
