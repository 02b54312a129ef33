import { refuse, type Fen, type Refusal } from '@pc/kernel';
import type { Coupon } from './coupon';
import { checkCompany, checkNumbers, type ChosenCoupon, type CouponChoice } from './coupon-choice';
import { eligibleLines } from './eligible-lines';
import type { PayableLine, PayableOrder } from './payable-order';
import { LIMIT_KEYS } from './quota-limits';
import { ratioFrom, shareOf } from './ratio';
import { limitOf } from './use-limits';
import { unusableBecause, UNUSABLE_CODE } from './usable-coupon';

/** What a coupon pays of an order. */
export interface Deduction {
  readonly couponId: string;
  readonly quotaId: string;
  readonly kind: Coupon['kind'];
  /** Whether what it pays counts for the partner's performance (benefits P-15). */
  readonly isRebate: boolean;
  readonly amount: Fen;
  readonly lines: readonly { readonly lineId: string; readonly amount: Fen }[];
}

/** Caps what a coupon pays beside its balance, the lines and its ratio; none: undefined. */
type Ceiling = (coupon: Coupon) => Fen | undefined;

/** What the chosen coupons pay, in the order of deduction, else the first code of benefits P-2 to P-11, P-21. */
export function decideDeductions(choice: CouponChoice, ceiling: Ceiling = () => undefined): readonly Deduction[] | Refusal {
  const misfit = checkNumbers(choice);
  if (misfit) return misfit;
  const found = choice.chosen.map((chosen) => ownCoupon(chosen, choice));
  const coupons = found.filter((coupon) => coupon !== undefined);
  const conflict = checkCompany(coupons, choice);
  if (conflict) return conflict;
  const usable = coupons.length === found.length && coupons.every((coupon) => isPayable(coupon, choice));
  return usable ? deduct([...coupons].sort(inOrderOfDeduction), choice.order, ceiling) : refuse(UNUSABLE_CODE);
}

/** A coupon of somebody else, or of another kind than the payment says, is none. */
function ownCoupon({ id, kind }: ChosenCoupon, { coupons, holder }: CouponChoice): Coupon | undefined {
  return coupons.find((coupon) => coupon.id === id && coupon.kind === kind && coupon.customerId === holder.id);
}

/** While the holder is about to leave its partner, that partner's coupons pay nothing new (benefits R-63). */
function isPayable(coupon: Coupon, choice: CouponChoice): boolean {
  return unusableBecause(coupon, choice) === undefined && choice.holder.fence?.partnerId !== coupon.issuer.partnerId;
}

const RANKS: Readonly<Record<Coupon['kind'], number>> = { VOUCHER: 1, CASH: 2, PICK_UP: 3 };

/** benefits P-6, billing DC-10: the voucher, cash coupons, pick-up coupons; of a kind the one with more limits, then the one that ends first. */
function inOrderOfDeduction(one: Coupon, other: Coupon): number {
  return (
    RANKS[one.kind] - RANKS[other.kind] ||
    limitCount(other) - limitCount(one) ||
    one.expireTime.getTime() - other.expireTime.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

const limitCount = ({ useLimits }: Coupon) => new Set(useLimits.map(({ key }) => key)).size;

function deduct(coupons: readonly Coupon[], order: PayableOrder, ceiling: Ceiling): Deduction[] {
  let lines = order.lines;
  return coupons.map((coupon) => {
    const deduction = deductionOf(coupon, order, lines, ceiling(coupon));
    const paid = new Map(deduction.lines.map(({ lineId, amount }) => [lineId, amount]));
    lines = lines.map((line) => ({ ...line, payable: line.payable - (paid.get(line.id) ?? 0n) }));
    return deduction;
  });
}

/** benefits P-7: as much as its unlocked balance, the lines that it may pay and its ratio allow. `lines`: what earlier coupons left of them. */
function deductionOf(coupon: Coupon, order: PayableOrder, lines: readonly PayableLine[], ceiling: Fen | undefined): Deduction {
  const eligible = eligibleLines(coupon, { ...order, lines });
  const bounds = [coupon.balance - coupon.locked, totalOf(eligible), ratioCap(coupon, order), ceiling];
  const amount = bounds.reduce<Fen>((least, bound) => (bound !== undefined && bound < least ? bound : least), bounds[0]!);
  return {
    couponId: coupon.id,
    quotaId: coupon.quotaId,
    kind: coupon.kind,
    isRebate: coupon.kind === 'CASH' && limitOf(coupon.useLimits, 'isRebate') === '1',
    amount,
    lines: spread(amount, eligible),
  };
}

/** benefits P-9: of what the whole order costs after discounts and before coupons, for each coupon by itself. */
function ratioCap({ kind, useLimits }: Coupon, { lines }: PayableOrder): Fen | undefined {
  const ratio = kind === 'VOUCHER' ? undefined : ratioFrom(limitOf(useLimits, LIMIT_KEYS.maxDeductionRatio));
  return ratio && shareOf(totalOf(lines), ratio);
}

/** Over lines by what is left to pay of each, to the fen: what rounding leaves goes, fen by fen, to the first lines that have room. */
function spread(amount: Fen, lines: readonly PayableLine[]): Deduction['lines'] {
  const total = totalOf(lines);
  if (amount === 0n) return [];
  const shares = lines.map(({ id, payable }) => ({ lineId: id, payable, amount: (amount * payable) / total }));
  let rest = shares.reduce((left, share) => left - share.amount, amount);
  return shares
    .map(({ lineId, payable, amount: share }) => {
      const more = rest > 0n && share < payable ? 1n : 0n;
      rest -= more;
      return { lineId, amount: share + more };
    })
    .filter((share) => share.amount > 0n);
}

function totalOf(lines: readonly PayableLine[]): Fen {
  return lines.reduce((sum, { payable }) => sum + payable, 0n);
}
