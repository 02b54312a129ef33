import fc from 'fast-check';
import { isRefusal } from '@pc/kernel';
import type { Coupon } from './coupon';
import type { ChosenCoupon, CouponChoice } from './coupon-choice';
import { decideDeductions, type Deduction } from './deductions';
import { aCoupon, aCustomer, anAssociation, fen } from './domain.fixture';
import { aLine, anOrder, DAY_MS, later, limited, storage } from './payable-order.fixture';
import { aChoice, aDiscount, C1, C2, V } from './payment.fixture';

const quote = (coupons: readonly Coupon[], change: Partial<CouponChoice> = {}): readonly Deduction[] => {
  const outcome = decideDeductions(aChoice(coupons, change));
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome;
};
const paid = (deductions: readonly Deduction[]) => deductions.map(({ couponId, amount }) => [couponId, amount]);
const code = (coupons: readonly Coupon[], change: Partial<CouponChoice> = {}) => {
  const outcome = decideDeductions(aChoice(coupons, change));
  return isRefusal(outcome) ? outcome.code : undefined;
};
const granted = aDiscount('PARTNER_GRANTED', { compute: '0.90', storage: '0.90' });

describe('the payment of the worked example of benefits 7.3', () => {
  it('benefits P-6 P-7 P-8 P-9 billing DC-10 the voucher pays 250.00, C1 324.00 and C2 100.00, in whatever order they are named', () => {
    const expected = [
      ['V', fen(250)],
      ['C1', fen(324)],
      ['C2', fen(100)],
    ];
    expect(paid(quote([V(), C1(), C2()], { discount: granted }))).toEqual(expected);
    expect(paid(quote([C2(), V(), C1()], { discount: granted }))).toEqual(expected);
  });

  it('benefits P-4 billing DC-6 DC-7 with other limits the voucher and the discount exclude each other', () => {
    const with0 = V(limited(['simultaneousUseWithEmpowerDiscount', '0']));
    expect(code([with0, C1(), C2()], { discount: granted })).toBe('CBC.99003116');
    expect(code([V(limited(['minConsumeDiscount', '0.95'])), C1()], { discount: granted })).toBe('CBC.99003117');
  });

  it('benefits P-2 a second voucher is one too many', () => {
    expect(code([V(), V({ id: 'V2' })], { discount: granted })).toBe('CBC.0100');
  });
});

describe('what a coupon pays', () => {
  it.each<[string, Partial<Coupon>, bigint]>([
    ['its unlocked balance', { balance: fen(500), locked: fen(123.45) }, fen(376.55)],
    ['no more than the lines that it may pay', { balance: fen(5_000) }, fen(1_080)],
    ['only the lines that meet its limits', { balance: fen(5_000), ...limited(['serviceTypeList', 'evs']) }, fen(180)],
  ])('benefits P-7 P-12 is %s', (_, coupon, amount) => {
    expect(quote([aCoupon(coupon)])[0]!.amount).toBe(amount);
  });

  it.each<[Coupon['kind'], bigint]>([
    ['VOUCHER', fen(500)],
    ['CASH', 35_999n],
    ['PICK_UP', 35_999n],
  ])('benefits P-9 is capped by its ratio of the whole order, for a coupon of kind %s', (kind, amount) => {
    const order = anOrder({ lines: [aLine({ payable: 107_998n }), { ...storage, payable: 1n }] });
    expect(quote([aCoupon({ kind, ...limited(['maxDeductionRatio', '0.33333'], ['serviceTypeList', 'ecs']) })], { order })[0]!.amount).toBe(
      amount,
    );
  });

  it('benefits P-9 each coupon has a cap of its own, of the price before coupons', () => {
    const half = limited(['maxDeductionRatio', '0.5']);
    const coupons = ['1', '2', '3'].map((id) => aCoupon({ id, kind: 'CASH', balance: fen(5_000), ...half }));
    expect(paid(quote(coupons))).toEqual([
      ['1', fen(540)],
      ['2', fen(540)],
      ['3', 0n],
    ]);
  });

  it('benefits P-6 of cash coupons the one with more limits comes first, then the one that ends first, then the lower id; pick-up coupons after them', () => {
    const cash = (id: string, change: Partial<Coupon> = {}) => aCoupon({ id, kind: 'CASH', balance: 1n, ...change });
    const early = { expireTime: later(2 * DAY_MS) };
    const order = (coupons: Coupon[]) => quote(coupons).map(({ couponId }) => couponId);
    expect(order([cash('b'), cash('a', early), cash('c', limited(['isRebate', '1']))])).toEqual(['c', 'a', 'b']);
    expect(order([cash('c'), cash('b'), cash('a')])).toEqual(['a', 'b', 'c']);
    expect(order([aCoupon({ id: 'p', kind: 'PICK_UP', balance: 1n, ...early }), cash('z')])).toEqual(['z', 'p']);
    expect(
      order([
        cash('two', limited(['subscribeType', 'new'], ['subscribeType', 'renew'])),
        cash('one', { ...limited(['isRebate', '1']), ...early }),
      ]),
    ).toEqual(['one', 'two']);
  });

  it('benefits P-7 is taken from what earlier coupons left, line by line', () => {
    const computeOnly = aCoupon({ id: 'first', balance: fen(800), ...limited(['serviceTypeList', 'ecs']) });
    const rest = aCoupon({ id: 'second', kind: 'CASH', balance: fen(500), ...limited(['serviceTypeList', 'ecs']) });
    expect(quote([computeOnly, rest]).map(({ lines }) => lines)).toEqual([
      [{ lineId: 'compute', amount: fen(800) }],
      [{ lineId: 'compute', amount: fen(100) }],
    ]);
  });

  it('benefits P-7 falls on its lines by what is left to pay of them, to the fen', () => {
    const lines = ['a', 'b', 'c'].map((id) => aLine({ id, payable: fen(1) }));
    expect(quote([aCoupon({ balance: 200n })], { order: anOrder({ lines }) })[0]!.lines.map(({ amount }) => amount)).toEqual([
      67n,
      67n,
      66n,
    ]);
  });

  it('benefits P-8 the threshold looks at the price before coupons', () => {
    const picky = aCoupon({ id: 'cash', kind: 'CASH', ...limited(['minOrderAmount', '1080.00']) });
    expect(paid(quote([aCoupon({ balance: fen(400) }), picky]))).toEqual([
      ['coupon', fen(400)],
      ['cash', fen(500)],
    ]);
  });

  it.each<[Coupon['kind'], string | undefined, boolean]>([
    ['VOUCHER', '1', false],
    ['CASH', '1', true],
    ['CASH', '0', false],
    ['CASH', undefined, false],
    ['PICK_UP', '1', false],
  ])('benefits P-15 counts for the performance by its kind and limit: %s with isRebate %s is %s', (kind, value, counts) => {
    expect(quote([aCoupon({ kind, ...(value !== undefined && limited(['isRebate', value])) })])[0]!.isRebate).toBe(counts);
  });

  it('benefits P-7 P-23 never exceeds balance, lines or ratio, and its lines add up, whatever the order and the coupons', () => {
    const yuan = fc.bigInt({ min: 1n, max: 100_000n });
    const coupon = fc.record({
      kind: fc.constantFrom<Coupon['kind'][]>('CASH', 'PICK_UP'),
      balance: yuan,
      locks: yuan,
      ratio: fc.constantFrom('0.07', '0.5', '1'),
    });
    fc.assert(
      fc.property(fc.array(yuan, { minLength: 1, maxLength: 4 }), fc.array(coupon, { minLength: 1, maxLength: 3 }), (prices, kinds) => {
        const lines = prices.map((payable, index) => aLine({ id: `line-${index}`, payable }));
        const total = prices.reduce((sum, price) => sum + price, 0n);
        const coupons = kinds.map(({ kind, balance, locks, ratio }, index) =>
          aCoupon({ id: `coupon-${index}`, kind, balance: balance + locks, locked: locks, ...limited(['maxDeductionRatio', ratio]) }),
        );
        const deductions = quote(coupons, { order: anOrder({ lines }) });
        for (const { couponId, amount, lines: parts } of deductions) {
          const { balance, locked } = coupons.find(({ id }) => id === couponId)!;
          expect(amount >= 0n && amount <= balance - locked && amount <= total).toBe(true);
          expect(parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(amount);
        }
        for (const { id, payable } of lines) {
          const onLine = deductions.flatMap((one) => one.lines.filter(({ lineId }) => lineId === id));
          expect(onLine.reduce((sum, { amount }) => sum + amount, 0n) <= payable).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a coupon that a payment names', () => {
  it.each<[string, Partial<Coupon>, Partial<CouponChoice>]>([
    ['of somebody else', { customerId: 'B' }, {}],
    ['of another kind than named', {}, { chosen: [{ id: 'coupon', kind: 'CASH' }] }],
    ['that does not exist', {}, { coupons: [] }],
    ['a stored-value card, of which there are none', {}, { chosen: [{ id: 'card', kind: 'CARD' }] }],
    ['used up', { status: 'USED', balance: 0n }, {}],
    ['taken back', { status: 'RECLAIMED', balance: 0n }, {}],
    ['whose time is over', { expireTime: later(DAY_MS) }, {}],
    ['that has not begun', { effectiveTime: later(DAY_MS + 1) }, {}],
    ['frozen', { frozen: true }, {}],
    ['locked whole by another payment', { locked: fen(500) }, {}],
    ['for one use, locked in part', { locked: 1n, ...limited(['usageTimes', '1']) }, {}],
    ['whose limits meet no line', limited(['serviceTypeList', 'obs']), {}],
    ['whose threshold is not reached', limited(['minOrderAmount', '1080.01']), {}],
  ])('benefits P-1 P-7 P-8 R-65 billing DC-9 is refused as not usable when it is %s', (_, coupon, change) => {
    const choice = aChoice([aCoupon(coupon)], change);
    expect(decideDeductions(choice)).toMatchObject({ code: 'CBC.99003112' });
  });

  it('benefits P-11 pays goods of the marketplace only when it is for them, and these only', () => {
    const goods = { order: anOrder({ lines: [aLine({ marketplace: true }), storage] }) };
    expect(paid(quote([aCoupon({ balance: fen(5_000) })], goods))).toEqual([['coupon', fen(180)]]);
    for (const forGoods of [{ group: 'MARKETPLACE' as const }, limited(['isOnlyForStrictSelected', '1'])])
      expect(paid(quote([aCoupon({ balance: fen(5_000), ...forGoods })], goods))).toEqual([['coupon', fen(900)]]);
  });

  it('benefits P-21 customers 5.17 from before the resale association pays no later order', () => {
    const holder = aCustomer('A', { association: anAssociation({ associatedOn: later(DAY_MS) }) });
    expect(code([aCoupon()], { holder })).toBe('CBC.99003112');
    expect(code([aCoupon()], { holder, order: anOrder({ createTime: later(DAY_MS - 1) }) })).toBeUndefined();
    expect(code([aCoupon({ createTime: later(DAY_MS) })], { holder })).toBeUndefined();
  });

  it('benefits R-63 of a partner that the holder is about to leave pays nothing', () => {
    const holder = aCustomer('A', { fence: { partnerId: 'partner', attempt: 1 } });
    expect(code([aCoupon()], { holder })).toBe('CBC.99003112');
    expect(code([aCoupon({ issuer: { partnerId: 'another' } })], { holder })).toBeUndefined();
  });

  it('benefits P-22 billing DC-9 the first code of the rules is told, whichever coupon comes first', () => {
    const excluded = C1(limited(['simultaneousUseWithEmpowerDiscount', '0']));
    const choosy = V(limited(['minConsumeDiscount', '0.95']));
    const frozen = C2({ frozen: true });
    const twice: ChosenCoupon[] = [
      { id: 'C2', kind: 'CASH' },
      { id: 'C2', kind: 'CASH' },
    ];
    expect(code([frozen, choosy, excluded], { discount: granted })).toBe('CBC.99003116');
    expect(code([frozen, choosy], { discount: granted })).toBe('CBC.99003117');
    expect(code([frozen, choosy])).toBe('CBC.99003112');
    expect(code([frozen, excluded], { discount: granted, chosen: twice })).toBe('CBC.0100');
  });
});
