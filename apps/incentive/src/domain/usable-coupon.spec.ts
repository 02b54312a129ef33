import type { Coupon } from './coupon';
import { aCoupon, aCustomer, anAssociation, fen, NOW } from './domain.fixture';
import type { PayableOrder } from './payable-order';
import { aLine, anOrder, DAY_MS, later, limited } from './payable-order.fixture';
import { isBeforeAssociation, unusableBecause } from './usable-coupon';

const because = (coupon: Partial<Coupon>, order: Partial<PayableOrder> = {}, holder = aCustomer('A')) =>
  unusableBecause(aCoupon(coupon), { order: anOrder(order), holder, now: later(DAY_MS) });

describe('a coupon for an order', () => {
  it.each<[string, Partial<Coupon>, string | undefined]>([
    ['usable', {}, undefined],
    ['used', { status: 'USED' }, 'STATE'],
    ['expired', { status: 'EXPIRED' }, 'STATE'],
    ['not started', { effectiveTime: later(DAY_MS + 1) }, 'TIME'],
    ['started this moment', { effectiveTime: later(DAY_MS) }, undefined],
    ['over this moment', { expireTime: later(DAY_MS) }, 'TIME'],
    ['frozen', { frozen: true }, 'FROZEN'],
    ['locked whole', { locked: fen(500) }, 'BALANCE'],
    ['locked but for a fen', { locked: fen(499.99) }, undefined],
    ['for one use and used', { ...limited(['usageTimes', '1']), balance: fen(400) }, 'USED_ONCE'],
    ['for one use and unused', limited(['usageTimes', '1']), undefined],
    ['for any number of uses and used', { ...limited(['usageTimes', '0']), balance: fen(400) }, undefined],
  ])('benefits 5.12 that is %s: %#', (_, coupon, reason) => {
    expect(because(coupon)).toBe(reason);
  });

  it.each<[[string, string], Partial<PayableOrder>, boolean]>([
    [['serviceTypeList', 'ecs,obs'], {}, true],
    [['serviceTypeList', 'obs'], {}, false],
    [['serviceTypeBlackList', 'ecs'], { lines: [aLine()] }, false],
    [['serviceTypeBlackList', 'ecs'], {}, true],
    [['productList', 'disk'], {}, true],
    [['productList', 'disk'], { lines: [aLine()] }, false],
    [['productBlackList', 'server,disk'], {}, false],
    [['regionList', 'cn-east-3'], {}, false],
    [['regionList', 'cn-east-3, cn-north-4'], {}, true],
    [['subscribeType', 'new'], { orderType: 1 }, true],
    [['subscribeType', 'renew'], { orderType: 1 }, false],
    [['subscribeType', 'renew'], { orderType: 2 }, true],
    [['subscribeType', 'change'], { orderType: 3 }, true],
    [['subscribeType', 'new'], { orderType: 13 }, false],
    [['cycleNum', '1'], {}, true],
    [['cycleNum', '12'], {}, false],
    [['cycleType', '0'], { lines: [aLine({ periodType: 3 })] }, true],
    [['cycleType', '0'], { lines: [aLine({ periodType: 5 })] }, false],
    [['cycleType', '1'], {}, false],
    [['cycleType', '2'], {}, true],
    [['cycleType', '7'], { lines: [aLine({ periodType: 5 })] }, true],
    [['cycleType', '6'], {}, true],
    [['enterpriseProjectList', 'p1,p2'], { projects: ['p2'] }, true],
    [['enterpriseProjectList', 'p1,p2'], {}, false],
    [['simultaneousUseWithEmpowerDiscount', '0'], {}, true],
  ])('benefits P-7 whose limit is %j pays at least a line of %j: %s', (limit, order, allowed) => {
    expect(because(limited(limit), order)).toBe(allowed ? undefined : 'LIMITS');
  });

  it('benefits P-7 several rows of a limit mean any of them, several limits all of them on one line', () => {
    expect(because(limited(['subscribeType', 'renew'], ['subscribeType', 'new']))).toBeUndefined();
    expect(because(limited(['serviceTypeList', 'ecs'], ['productList', 'disk']))).toBe('LIMITS');
  });

  it('benefits P-8 the lines that it pays must reach its threshold, after discounts', () => {
    expect(because(limited(['minOrderAmount', '1080.00']))).toBeUndefined();
    expect(because(limited(['minOrderAmount', '1080.01']))).toBe('THRESHOLD');
    expect(because(limited(['minOrderAmount', '500.00'], ['serviceTypeList', 'ecs']))).toBeUndefined();
    expect(because(limited(['minOrderAmount', '500.00'], ['serviceTypeList', 'evs']))).toBe('THRESHOLD');
  });

  it('benefits P-11 goods of the marketplace are paid only by coupons for them alone, and these pay nothing else', () => {
    const goods = { lines: [aLine({ marketplace: true })] };
    expect([because({}, goods), because(limited(['isOnlyForStrictSelected', '1']), goods)]).toEqual(['LIMITS', undefined]);
    expect([because(limited(['isOnlyForStrictSelected', '1'])), because(limited(['isOnlyForStrictSelected', '0']))]).toEqual([
      'LIMITS',
      undefined,
    ]);
  });
});

describe('benefits P-21 customers 5.17 coupons from before a resale association', () => {
  const associatedOn = new Date('2026-03-05T10:00:00Z');
  const holder = (type: '1' | '2' = '2') => aCustomer('A', { association: anAssociation({ type, associatedOn }) });
  const at = (iso: string) => new Date(iso);
  const barred = (couponTime: string, orderTime: string, type: '1' | '2' = '2') =>
    isBeforeAssociation(aCoupon({ createTime: at(couponTime) }), { createTime: at(orderTime) }, holder(type));

  it.each([
    ['2026-03-05T09:59:59Z', '2026-03-05T10:00:01Z', true],
    ['2026-03-05T09:59:59Z', '2026-03-05T10:00:00Z', true],
    ['2026-03-05T09:59:59Z', '2026-03-05T09:59:59Z', false],
    ['2026-03-05T10:00:00Z', '2026-03-05T10:00:01Z', false],
  ])('benefits P-21 customers 5.17 issued %s, ordered %s: barred %s', (couponTime, orderTime, is) => {
    expect(barred(couponTime, orderTime)).toBe(is);
  });

  it('benefits P-21 a referral association, or none, bars nothing', () => {
    expect(barred('2026-03-05T09:59:59Z', '2026-03-05T10:00:01Z', '1')).toBe(false);
    const { association: _, ...direct } = holder();
    expect(isBeforeAssociation(aCoupon({ createTime: NOW }), anOrder(), direct)).toBe(false);
  });

  it('benefits P-21 such a coupon is not offered', () => {
    expect(because({ createTime: NOW }, { createTime: later(DAY_MS * 5) }, holder())).toBe('BEFORE_ASSOCIATION');
  });
});
