import { contradictionsIn, countCoupons, emptyTally, lockBreaches, type QuotaTally } from './conservation';
import { spentOf, type Coupon } from './coupon';
import { aCoupon, aQuota, fen } from './domain.fixture';
import type { Quota } from './quota';

const recorded = (tally: QuotaTally): QuotaTally => ({
  ...tally,
  recordedIssues: tally.coupons,
  recordedFaceValue: tally.faceValue,
  recordedReclaims: tally.reclaimed,
  redeemed: tally.spent,
  recordedAllotment: 0n,
});

const leastOf = (coupon: Coupon) =>
  [coupon.balance, coupon.locked, coupon.balance - coupon.locked, spentOf(coupon)].reduce((least, amount) =>
    amount < least ? amount : least,
  );

function rules(quotas: Quota[], coupons: Coupon[], change: (tally: QuotaTally) => QuotaTally = recorded): string[] {
  const tallies = new Map(quotas.map(({ id }) => [id, emptyTally()]));
  const broken = coupons.flatMap((coupon) =>
    countCoupons(coupon.quotaId, tallies.get(coupon.quotaId)!, { ...coupon, coupons: 1, least: leastOf(coupon) }),
  );
  return [...broken, ...contradictionsIn(quotas, (id) => change(tallies.get(id)!))].map(({ rule, subject }) => `${rule} ${subject}`);
}

describe('the audit', () => {
  const quota = aQuota({ value: fen(1_000), balance: fen(300), issuedCount: 2, issuedTotal: fen(1_000) });
  const coupons = [aCoupon({ id: '1', balance: fen(400) }), aCoupon({ id: '2', status: 'RECLAIMED', balance: 0n, reclaimed: fen(300) })];

  it('benefits R-60 finds nothing where value = balance + unspent + spent', () => {
    expect(rules([quota], coupons)).toEqual([]);
  });

  it('benefits R-60 counts the quotas of resellers to their parent, closed ones to the parent alone', () => {
    const parent = aQuota({ id: 'parent', value: fen(10_000), balance: fen(5_800), issuedCount: 1, issuedTotal: fen(200) });
    const closed = aQuota({ id: 'closed', parentId: 'parent', status: 'RECLAIMED', value: fen(4_000), balance: 0n });
    const open = aQuota({ id: 'open', parentId: 'parent', value: fen(4_000), balance: fen(4_000) });
    const spent = aCoupon({ quotaId: 'parent', status: 'USED', faceValue: fen(200), balance: 0n });
    expect(rules([parent, closed, open], [spent])).toEqual([]);
    expect(rules([parent, closed, { ...open, balance: fen(3_999) }], [spent])).toEqual(['R-60 parent', 'R-60 open']);
  });

  it('benefits R-8 R-60 names the quota whose money does not add up', () => {
    expect(rules([{ ...quota, balance: fen(300.01) }], coupons)).toEqual(['R-60 quota']);
    expect(rules([aQuota({ value: 0n, balance: -1n })], [])).toEqual(['R-8 quota', 'R-60 quota']);
  });

  it('benefits R-57 names the quota whose records do not tell its coupons', () => {
    expect(rules([quota], coupons, (tally) => ({ ...recorded(tally), recordedIssues: 1 }))).toEqual(['R-57 quota']);
    expect(rules([quota], coupons, (tally) => ({ ...recorded(tally), recordedReclaims: 0n }))).toEqual(['R-57 quota']);
  });

  it('benefits P-22 R-60 names the quota whose coupons were spent without a payment that says so', () => {
    expect(rules([quota], coupons, (tally) => ({ ...recorded(tally), redeemed: tally.spent - 1n }))).toEqual(['P-22 quota']);
  });

  it('benefits P-22 P-23 names the coupon whose lock is of no payment, or of other amounts than theirs', () => {
    const [held, locks] = [
      new Map(Object.entries({ fine: 2n, orphan: 1n, less: 1n })),
      new Map(Object.entries({ fine: 2n, less: 2n, lost: 1n })),
    ];
    expect(lockBreaches(held, locks).map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(['P-22 orphan', 'P-22 less', 'P-22 lost']);
  });

  it('benefits R-52 R-57 names the quota that was taken back and holds money, and the one whose allotment was not recorded', () => {
    const owner = { partnerId: 'partner', resellerId: 'reseller' };
    const child = aQuota({ id: 'child', parentId: 'parent', owner, value: fen(100) });
    const parent = aQuota({ id: 'parent', value: fen(500), balance: fen(400) });
    const allotted = (amount: bigint) => (tally: QuotaTally) => ({ ...recorded(tally), recordedAllotment: amount });
    expect(rules([child], [], allotted(fen(100)))).toEqual([]);
    expect(rules([parent, child], [])).toEqual(['R-57 child']);
    expect(rules([parent, { ...child, status: 'RECLAIMED' }], [], recorded)).toEqual(['R-52 child', 'R-57 child']);
    expect(rules([{ ...child, ownerLeft: true, balance: fen(40) }], [], allotted(fen(100)))).toEqual([]);
    expect(rules([{ ...child, ownerLeft: true, balance: fen(101) }], [], allotted(fen(100)))).toEqual(['R-60 child']);
  });

  it('benefits R-65 names the quota whose closed coupons still hold money', () => {
    const left = aCoupon({ id: '3', quotaId: 'other', status: 'EXPIRED', balance: 1n, reclaimed: fen(499.99) });
    const other = aQuota({ id: 'other', value: fen(500), balance: fen(499.99), issuedCount: 1, issuedTotal: fen(500) });
    expect(rules([other], [left])).toEqual(['R-65 other']);
  });

  it('benefits R-31 names the quota of a coupon that gave back what was spent', () => {
    const twice = aCoupon({ id: '4', status: 'RECLAIMED', balance: 0n, reclaimed: fen(500.01) });
    expect(rules([{ ...quota, value: fen(500), balance: fen(500.01), issuedCount: 1, issuedTotal: fen(500) }], [twice])).toEqual([
      'R-31 quota',
    ]);
  });
});
