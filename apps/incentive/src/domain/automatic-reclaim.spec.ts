import { decideAssociationReclaim, decideExpiry, type AssociationChange } from './automatic-reclaim';
import { aCoupon, aCustomer, anAssociation, aQuota, fen, NOW, outcome } from './domain.fixture';
import type { Coupon } from './coupon';
import type { Customer } from './customer';
import type { Quota } from './quota';

const ended: AssociationChange = { type: 'ended', associationId: 'association', partnerId: 'partner' };
const { association: _none, ...direct } = aCustomer('A');

function reclaim(
  change: AssociationChange,
  coupons: Coupon[],
  {
    customer = direct,
    quotas = [aQuota({ balance: 0n })],
    government = new Set<string>(),
  }: { customer?: Customer; quotas?: Quota[]; government?: ReadonlySet<string> } = {},
) {
  const events = decideAssociationReclaim({ change, customer, coupons, quotas, governmentPartners: government, now: NOW });
  return { ...outcome({ events }), ids: events.flatMap((event) => (event.type === 'coupon-reclaimed' ? [event.coupon.id] : [])) };
}

describe('reclaims of an ended association', () => {
  it('benefits R-36 take every usable coupon of the partner and its reseller, and of nobody else', () => {
    const coupons = [
      aCoupon({ id: 'own' }),
      aCoupon({ id: 'resellers', issuer: { partnerId: 'partner', resellerId: 'reseller' } }),
      aCoupon({ id: 'frozen', frozen: true }),
      aCoupon({ id: 'used', status: 'USED', balance: 0n }),
      aCoupon({ id: 'foreign', issuer: { partnerId: 'another' } }),
    ];
    const result = reclaim(ended, coupons);
    expect(result.ids).toEqual(['own', 'resellers', 'frozen']);
    expect(result.reclaimed[0]).toMatchObject({
      operation: 'DISASSOCIATION',
      amount: fen(500),
      coupon: { status: 'RECLAIMED', balance: 0n },
    });
  });

  it("benefits R-64 credit each coupon's own quota, one change a quota", () => {
    const coupons = [aCoupon({ id: '1' }), aCoupon({ id: '2', balance: fen(200) }), aCoupon({ id: '3', quotaId: 'other' })];
    const { events } = reclaim(ended, coupons, { quotas: [aQuota({ balance: 0n }), aQuota({ id: 'other', balance: fen(1) })] });
    const changes = events.flatMap((event) => (event.type === 'quota-changed' ? [[event.quota.id, event.quota.balance, event.delta]] : []));
    expect(changes).toEqual([
      ['quota', fen(700), fen(700)],
      ['other', fen(501), fen(500)],
    ]);
  });

  it('benefits R-64 R-42 a closed reseller quota hands the money on to its parent', () => {
    const quotas = [aQuota({ id: 'quota', status: 'RECLAIMED', parentId: 'parent', balance: 0n }), aQuota({ id: 'parent', balance: 0n })];
    expect(reclaim(ended, [aCoupon()], { quotas }).quota).toMatchObject({ id: 'parent', balance: fen(500) });
  });

  it('benefits R-36 a late event spares what the customer got after it came back to the same partner', () => {
    const customer = aCustomer('A', { association: anAssociation({ id: 'newer', associatedOn: NOW }) });
    const coupons = [aCoupon({ id: 'before', createTime: new Date(NOW.getTime() - 1) }), aCoupon({ id: 'after', createTime: NOW })];
    expect(reclaim(ended, coupons, { customer }).ids).toEqual(['before']);
  });

  it('benefits R-35 what a payment holds stays on the coupon, the rest is taken at once', () => {
    const { reclaimed, quota } = reclaim(ended, [aCoupon({ locked: fen(120) })]);
    expect(reclaimed[0]).toMatchObject({ amount: fen(380), coupon: { status: 'RECLAIMED', balance: fen(120), locked: fen(120) } });
    expect(quota!.balance).toBe(fen(380));
  });
});

const switched: AssociationChange = { type: 'switched', associationId: 'association', partnerId: 'partner', toType: '1', switchedAt: NOW };

describe('reclaims of a switched association', () => {
  it('benefits R-37 take what the partner issued under the old kind, as type 8', () => {
    const coupons = [
      aCoupon({ id: 'old', associationType: '2' }),
      aCoupon({ id: 'new', associationType: '1' }),
      aCoupon({ id: 'foreign', issuer: { partnerId: 'another' } }),
    ];
    const result = reclaim(switched, coupons, { customer: aCustomer('A', { association: anAssociation({ type: '1' }) }) });
    expect(result.ids).toEqual(['old']);
    expect(result.reclaimed[0]!.operation).toBe('MODE_SWITCH');
  });

  it('benefits R-37 leave what was issued since when the event comes late', () => {
    const coupons = [aCoupon({ id: 'before', createTime: new Date(NOW.getTime() - 1_000) }), aCoupon({ id: 'since' })];
    for (const association of [anAssociation({ type: '2' }), anAssociation({ id: 'newer', type: '1' })]) {
      expect(reclaim(switched, coupons, { customer: aCustomer('A', { association }) }).ids).toEqual(['before']);
    }
    expect(reclaim(switched, coupons).ids).toEqual(['before']);
  });
});

describe('reclaims of a started association', () => {
  const started: AssociationChange = {
    type: 'started',
    associationId: 'association',
    partnerId: 'partner',
    associationType: '1',
    associatedOn: NOW,
  };
  const others = [
    aCoupon({ id: 'forbidden', quotaId: 'resale', issuer: { partnerId: 'another' } }),
    aCoupon({ id: 'allowed', quotaId: 'both', issuer: { partnerId: 'another' } }),
    aCoupon({ id: 'own' }),
  ];
  const quotas = [
    aQuota(),
    aQuota({ id: 'resale', allowedAssociationTypes: ['2'] }),
    aQuota({ id: 'both', allowedAssociationTypes: ['1', '2'] }),
  ];

  it('benefits R-37 take coupons of other partners that the new kind does not allow, as type 7', () => {
    const result = reclaim(started, others, { customer: aCustomer('A'), quotas });
    expect(result.ids).toEqual(['forbidden']);
    expect(result.reclaimed[0]!.operation).toBe('ASSOCIATION');
  });

  it('benefits R-37 leave the coupons of a government-type partner', () => {
    expect(reclaim(started, others, { customer: aCustomer('A'), quotas, government: new Set(['another']) }).ids).toEqual([]);
  });
});

describe('expiry', () => {
  it('benefits R-40 every usable coupon whose time is over becomes expired and gives its balance back, as type 4', () => {
    const coupons = [
      aCoupon({ id: 'due', expireTime: NOW, frozen: true }),
      aCoupon({ id: 'later', expireTime: new Date(NOW.getTime() + 1) }),
      aCoupon({ id: 'done', status: 'EXPIRED', balance: 0n, expireTime: NOW }),
    ];
    const result = outcome({ events: decideExpiry(coupons, [aQuota({ balance: 0n })], NOW) });
    expect(result.reclaimed).toMatchObject([
      { operation: 'EXPIRY', amount: fen(500), coupon: { id: 'due', status: 'EXPIRED', balance: 0n } },
    ]);
    expect(result.quota!.balance).toBe(fen(500));
  });

  it('benefits R-40 run on what it left, it finds nothing', () => {
    const [first] = outcome({ events: decideExpiry([aCoupon({ expireTime: NOW })], [aQuota()], NOW) }).reclaimed;
    expect(decideExpiry([first!.coupon], [aQuota()], NOW)).toEqual([]);
  });

  it('benefits R-40 R-35 a coupon that a payment holds whole expires with an amount of 0 and changes no quota', () => {
    const { events } = outcome({ events: decideExpiry([aCoupon({ expireTime: NOW, locked: fen(500) })], [aQuota()], NOW) });
    expect(events).toMatchObject([{ type: 'coupon-reclaimed', amount: 0n, coupon: { status: 'EXPIRED', balance: fen(500) } }]);
  });
});
