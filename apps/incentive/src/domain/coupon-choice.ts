import { refuse, type Refusal } from '@pc/kernel';
import type { Coupon } from './coupon';
import type { Customer } from './customer';
import type { PayableOrder } from './payable-order';
import { isBelow, ratioFrom, WHOLE, type Ratio } from './ratio';
import { limitOf } from './use-limits';

/** Kinds as a payment names them (benefits 2.9); of them only the vendor issues discount coupons, and cards are no coupons of ours. */
export type PaymentKind = 'DISCOUNT' | 'VOUCHER' | 'CASH' | 'CARD' | 'PICK_UP';

/** How many of a kind one order may use (benefits P-2). */
export const MOST_OF_KIND: Readonly<Record<PaymentKind, number>> = { DISCOUNT: 1, VOUCHER: 1, CASH: 3, CARD: 3, PICK_UP: 3 };

export interface ChosenCoupon {
  readonly id: string;
  readonly kind: PaymentKind;
}

export type DiscountType = 'PROMOTION' | 'CONTRACT' | 'COMMERCIAL' | 'PARTNER_GRANTED' | 'PRICE_ADJUSTMENT';

export interface ChosenDiscount {
  readonly type: DiscountType;
  /** What is left to pay of each line that it lowers; absent for a discount that is no ratio. */
  readonly ratios?: ReadonlyMap<string, Ratio>;
}

/** What a payment would like to use for an order, and what is known about it. */
export interface CouponChoice {
  readonly order: PayableOrder;
  readonly holder: Customer;
  readonly discount?: ChosenDiscount;
  readonly chosen: readonly ChosenCoupon[];
  /** Those of the chosen that exist, whosever they are. */
  readonly coupons: readonly Coupon[];
  readonly now: Date;
}

/** The limit that keeps a coupon off a discount of this kind when it is 0 (benefits P-4, billing DC-6). */
const EXCLUDING_LIMITS: Readonly<Partial<Record<DiscountType, string>>> = {
  PROMOTION: 'simultaneousUseWithPromotionDiscount',
  CONTRACT: 'simultaneousUseWithContractDiscount',
  COMMERCIAL: 'simultaneousUseWithContractDiscount',
  PARTNER_GRANTED: 'simultaneousUseWithEmpowerDiscount',
};

/** What speaks against the choice whatever the coupons are (benefits P-2, P-3, billing DC-3). */
export function checkNumbers({ chosen, discount }: CouponChoice): Refusal | undefined {
  const twice = chosen.find(({ id }, index) => chosen.findIndex((other) => other.id === id) !== index);
  if (twice) return refuse('CBC.0100', { field: 'coupon_infos', reason: 'duplicate', params: { value: twice.id } });
  const kinds = [...Map.groupBy(chosen, ({ kind }) => kind)];
  const [kind] = kinds.find(([one, members]) => members.length > MOST_OF_KIND[one]) ?? [];
  if (kind) return refuse('CBC.0100', { field: 'coupon_infos', reason: 'too_many_of', params: { max: MOST_OF_KIND[kind], kind } });
  const names = (one: PaymentKind) => kinds.some(([other]) => other === one);
  if (!names('DISCOUNT')) return undefined;
  if (names('VOUCHER')) return refuse('CBC.99003147');
  return discount && refuse('CBC.99003116');
}

/** Which of these coupons may not go together, or with the chosen discount (benefits P-3, P-4, billing DC-6 to DC-8). */
export function checkCompany(coupons: readonly Coupon[], { order, discount }: CouponChoice): Refusal | undefined {
  const groups = new Set(coupons.map(({ group }) => group));
  if (groups.has('MARKETPLACE') && groups.has('DEDICATED')) return refuse('CBC.99003156');
  if (!discount) return undefined;
  if (coupons.some((coupon) => excludes(coupon, discount))) return refuse('CBC.99003116');
  return coupons.some((coupon) => wantsMore(coupon, discount, order)) ? refuse('CBC.99003117') : undefined;
}

function excludes({ useLimits }: Coupon, { type }: ChosenDiscount): boolean {
  const key = EXCLUDING_LIMITS[type];
  return key !== undefined && limitOf(useLimits, key) === '0';
}

/** benefits P-4, billing DC-7: one line whose ratio reaches the least is enough; one that the discount leaves alone is paid whole. */
function wantsMore({ useLimits }: Coupon, { ratios }: ChosenDiscount, { lines }: PayableOrder): boolean {
  const least = ratioFrom(limitOf(useLimits, 'minConsumeDiscount'));
  return least !== undefined && ratios !== undefined && lines.every(({ id }) => isBelow(ratios.get(id) ?? WHOLE, least));
}
