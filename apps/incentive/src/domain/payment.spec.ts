import { isRefusal } from '@pc/kernel';
import type { Coupon } from './coupon';
import { aCoupon, aQuota, fen, NOW, outcome } from './domain.fixture';
import { decideRedemption, decideRelease } from './end-payment';
import { decideLock, outcomeOf, type Lock } from './payment';
import { limited } from './payable-order.fixture';
import { aChoice, aDiscount, C1, C2, V } from './payment.fixture';

const tryLock = (coupons: readonly Coupon[], quoted: Record<string, bigint>, change: Parameters<typeof aChoice>[1] = {}) =>
  decideLock({ paymentId: 'payment', orderId: 'CS1', choice: aChoice(coupons, change), quoted: new Map(Object.entries(quoted)) });
const lock = (coupons: readonly Coupon[], quoted: Record<string, bigint>, change: Parameters<typeof aChoice>[1] = {}): Lock => {
  const decision = tryLock(coupons, quoted, change);
  if (isRefusal(decision)) throw new Error(decision.code);
  return decision;
};
const locked = ({ events }: Lock) => events.map(({ coupon }) => coupon);
const QUOTED = { V: fen(250), C1: fen(324), C2: fen(100) };
const PAID_AT = new Date('2026-03-02T00:00:00Z');

describe('the try of a payment', () => {
  it('benefits P-22 P-12 locks what was quoted, and no more of a coupon', () => {
    const decision = lock([V(), C1(), C2()], QUOTED);
    expect(decision.payment).toMatchObject({ id: 'payment', orderId: 'CS1', customerId: 'A', status: 'LOCKED' });
    expect(locked(decision).map(({ id, balance, locked: held, version }) => [id, balance, held, version])).toEqual([
      ['V', fen(250), fen(250), 1],
      ['C1', fen(400), fen(324), 1],
      ['C2', fen(100), fen(100), 1],
    ]);
  });

  it('benefits P-22 locks the quoted amount also where a coupon could pay more by now', () => {
    expect(locked(lock([aCoupon()], { coupon: fen(80) }))[0]!.locked).toBe(fen(80));
  });

  it.each<[string, Coupon[], Record<string, bigint>]>([
    ['less of one coupon', [V(), C1({ locked: fen(100) }), C2()], { ...QUOTED, C1: fen(324) }],
    ['a coupon that was quoted and is not named', [V()], QUOTED],
    ['more than the order costs', [aCoupon()], { coupon: fen(500.01) }],
  ])('benefits P-23 billing DC-9 finds %s: CBC.99003112, and nothing is locked', (_, coupons, quoted) => {
    const decision = lock(coupons, quoted);
    expect(decision).toMatchObject({ payment: { status: 'REFUSED', code: 'CBC.99003112', deductions: [] }, events: [] });
    expect(outcomeOf(decision.payment)).toMatchObject({ code: 'CBC.99003112' });
  });

  it('benefits P-22 refuses as the quote would, and remembers it, but for a malformed request', () => {
    const discount = aDiscount('PARTNER_GRANTED');
    const excluded = V(limited(['simultaneousUseWithEmpowerDiscount', '0']));
    expect(lock([excluded], { V: fen(250) }, { discount }).payment).toMatchObject({ status: 'REFUSED', code: 'CBC.99003116' });
    expect(tryLock([V(), V({ id: 'V2' })], {})).toMatchObject({ type: 'refusal', code: 'CBC.0100' });
  });

  it('benefits P-7 a coupon for which nothing is left to pay is named without being locked', () => {
    const decision = lock([aCoupon({ balance: fen(1_080) }), C2()], { coupon: fen(1_080), C2: 0n });
    expect(decision.payment.deductions.map(({ amount }) => amount)).toEqual([fen(1_080), 0n]);
    expect(locked(decision).map(({ id }) => id)).toEqual(['coupon']);
  });

  it('benefits P-22 comes to the same however often it is asked, and to nothing after its cancel', () => {
    const { payment } = lock([aCoupon()], { coupon: fen(500) });
    expect(outcomeOf(payment)).toEqual(outcomeOf({ ...payment, status: 'REDEEMED' }));
    expect(outcomeOf({ ...payment, status: 'CANCELLED' })).toMatchObject({ code: 'CBC.99007004', items: ['CANCELLED'] });
  });
});

describe('the confirm of a payment', () => {
  it('benefits P-10 P-22 billing DC-11 spends what is locked: V and C2 are used up, C1 keeps 76.00 until it ends (the example of benefits 7.3)', () => {
    const decision = lock([V(), C1(), C2()], QUOTED);
    const coupons = locked(decision);
    const spent = decideRedemption({ payment: decision.payment, coupons, now: NOW }, PAID_AT).map(
      (event) => 'coupon' in event && event.coupon,
    );
    expect(spent).toMatchObject([
      { id: 'V', balance: 0n, locked: 0n, status: 'USED', closedTime: NOW, lastUse: { orderId: 'CS1', time: PAID_AT } },
      { id: 'C1', balance: fen(76), locked: 0n, status: 'USABLE', lastUse: { orderId: 'CS1', time: PAID_AT } },
      { id: 'C2', balance: 0n, locked: 0n, status: 'USED' },
    ]);
    expect(spent[1]).not.toHaveProperty('closedTime');
  });

  it.each<[string, Partial<Coupon>]>([
    ['frozen', { frozen: true }],
    ['past its end', { expireTime: NOW }],
    ['expired', { status: 'EXPIRED', balance: fen(120), reclaimed: fen(380), pendingReclaim: 'EXPIRY' }],
    ['taken back', { status: 'RECLAIMED', balance: fen(120), reclaimed: fen(380), pendingReclaim: 'DISASSOCIATION' }],
  ])('benefits P-22 R-35 is never refused: a coupon that is %s pays what it holds, and nothing more is taken from it', (_, change) => {
    const { payment } = lock([aCoupon()], { coupon: fen(120) });
    const coupon = aCoupon({ locked: fen(120), ...change });
    const events = decideRedemption({ payment, coupons: [coupon], now: NOW }, PAID_AT);
    expect(events).toMatchObject([
      { type: 'coupon-spent', amount: fen(120), coupon: { locked: 0n, balance: coupon.balance - fen(120), status: coupon.status } },
    ]);
    expect('coupon' in events[0]! && events[0].coupon.pendingReclaim).toBeUndefined();
  });

  it('benefits P-22 a coupon that does not hold what the payment locked is a broken invariant', () => {
    const { payment } = lock([aCoupon()], { coupon: fen(120) });
    expect(() => decideRedemption({ payment, coupons: [aCoupon({ locked: fen(119) })], now: NOW }, PAID_AT)).toThrow('does not hold');
  });
});

describe('the cancel of a payment', () => {
  const release = (coupon: Partial<Coupon>, quotas = [aQuota({ balance: 0n })]) => {
    const { payment } = lock([aCoupon()], { coupon: fen(120) });
    return outcome({ events: decideRelease({ payment, coupons: [aCoupon({ locked: fen(120), ...coupon })], now: NOW }, quotas) });
  };

  it('benefits P-22 frees its coupons, and only its own part of them', () => {
    expect(release({ locked: fen(200) }).events).toMatchObject([
      { type: 'coupon-unlocked', amount: fen(120), coupon: { status: 'USABLE', balance: fen(500), locked: fen(80) } },
    ]);
  });

  it.each(['DISASSOCIATION', 'EXPIRY', 'ASSOCIATION', 'MODE_SWITCH'] as const)(
    'benefits R-35 gives what a reclaim of type %s could not take to the quota, with a second record of that type',
    (operation) => {
      const status = operation === 'EXPIRY' ? 'EXPIRED' : 'RECLAIMED';
      const closedTime = new Date('2026-02-28T00:00:00Z');
      const { reclaimed, quota } = release({ status, balance: fen(120), reclaimed: fen(380), pendingReclaim: operation, closedTime });
      expect(reclaimed).toMatchObject([
        {
          operation,
          amount: fen(120),
          coupon: { status, balance: 0n, locked: 0n, reclaimed: fen(500), closedTime, pendingReclaim: undefined },
        },
      ]);
      expect(quota!.balance).toBe(fen(120));
    },
  );

  it('benefits R-35 leaves the part that another payment still holds to the end of that one', () => {
    const { reclaimed } = release({
      status: 'EXPIRED',
      balance: fen(200),
      locked: fen(200),
      reclaimed: fen(300),
      pendingReclaim: 'EXPIRY',
    });
    expect(reclaimed).toMatchObject([{ amount: fen(120), coupon: { balance: fen(80), locked: fen(80), pendingReclaim: 'EXPIRY' } }]);
  });

  it('benefits R-35 R-42 gives it to the parent when the quota is closed by then', () => {
    const quotas = [aQuota({ status: 'RECLAIMED', parentId: 'parent', balance: 0n }), aQuota({ id: 'parent', balance: 0n })];
    const { quota } = release({ status: 'RECLAIMED', balance: fen(120), pendingReclaim: 'DISASSOCIATION' }, quotas);
    expect(quota).toMatchObject({ id: 'parent', balance: fen(120) });
  });
});
