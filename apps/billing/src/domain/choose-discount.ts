import { refuse, type Refusal } from '@pc/kernel';
import type { Customer } from './customer';
import type { Discount, DiscountType } from './discount';
import type { Order } from './order';
import { grantedFor, type PartnerDiscount } from './partner-discount';

/** What a payment names: one discount at most (billing DC-2). */
export interface ChosenDiscount {
  readonly id: string;
  readonly type: DiscountType;
}

type Discountable = Pick<Order, 'createTime' | 'lines' | 'discounts'>;

/** With what the price of an unpaid order can be lowered now, each for itself (billing DC-3); an adjusted price leaves no choice (billing DC-4). */
export function usableDiscounts(
  order: Discountable,
  customer: Pick<Customer, 'association'>,
  granted: readonly PartnerDiscount[],
  now: Date,
): Discount[] {
  const adjustment = order.discounts.find(({ type }) => type === 'PRICE_ADJUSTMENT');
  if (adjustment) return [adjustment];
  return [
    ...order.discounts.filter((one) => !isPastPromotion(one, now)),
    ...granted.flatMap((one) => grantedFor(customer, one, order, now) ?? []),
  ];
}

/** billing DC-4, DC-5; undefined: none lowers the price. */
export function chooseDiscount(usable: readonly Discount[], chosen: ChosenDiscount | undefined): Discount | undefined | Refusal {
  const refusal = refuse('CBC.99003108', { field: 'discount_infos' });
  if (!chosen) return usable.some(({ type }) => type === 'PRICE_ADJUSTMENT') ? refusal : undefined;
  return usable.find(({ id, type }) => id === chosen.id && type === chosen.type) ?? refusal;
}

/** Others stay usable until the order ends (billing OR-2). */
function isPastPromotion({ type, expireTime }: Discount, now: Date): boolean {
  return type === 'PROMOTION' && expireTime !== undefined && expireTime <= now;
}
