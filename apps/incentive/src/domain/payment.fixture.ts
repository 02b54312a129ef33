import type { Coupon } from './coupon';
import type { ChosenDiscount, CouponChoice, DiscountType, PaymentKind } from './coupon-choice';
import { aCoupon, aCustomer, fen } from './domain.fixture';
import { anOrder, DAY_MS, later, limited } from './payable-order.fixture';
import { ratioFrom } from './ratio';

/** The coupons of benefits 7.3. */
export const V = (change: Partial<Coupon> = {}, ...limits: [string, string][]) =>
  aCoupon({
    id: 'V',
    faceValue: fen(300),
    balance: fen(250),
    ...limited(
      ['serviceTypeList', 'ecs'],
      ['minOrderAmount', '500.00'],
      ['simultaneousUseWithEmpowerDiscount', '1'],
      ['minConsumeDiscount', '0.85'],
      ...limits,
    ),
    ...change,
  });
export const C1 = (change: Partial<Coupon> = {}) =>
  aCoupon({ id: 'C1', kind: 'CASH', faceValue: fen(400), balance: fen(400), ...limited(['maxDeductionRatio', '0.30']), ...change });
export const C2 = (change: Partial<Coupon> = {}) => aCoupon({ id: 'C2', kind: 'CASH', faceValue: fen(100), balance: fen(100), ...change });

/** Ratios by line; a line that is not named is not lowered. */
export function aDiscount(type: DiscountType, ratios?: Record<string, string>): ChosenDiscount {
  return { type, ...(ratios && { ratios: new Map(Object.entries(ratios).map(([line, ratio]) => [line, ratioFrom(ratio)!])) }) };
}

/** A payment that names all of these coupons by their own kinds. */
export function aChoice(coupons: readonly Coupon[], change: Partial<CouponChoice> = {}): CouponChoice {
  const chosen = coupons.map(({ id, kind }) => ({ id, kind: kind satisfies PaymentKind }));
  return { order: anOrder(), holder: aCustomer('A'), chosen, coupons, now: later(DAY_MS), ...change };
}
