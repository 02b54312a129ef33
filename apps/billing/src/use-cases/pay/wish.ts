import type { billing } from '@pc/contracts';
import { refuse, type Refusal } from '@pc/kernel';
import type { DiscountType } from '../../domain/discount';
import type { PaymentWish } from '../../domain/payment/claim';
import { CHOSEN_TYPES } from '../../views/order-discount.view';

const TYPES = new Map(Object.entries(CHOSEN_TYPES).map(([name, type]): [number, DiscountType] => [type, name as DiscountType]));
const DISCOUNT_COUPON = 300;

/** What a payment names, in the words of the domain; a discount coupon goes with no discount (billing DC-3). */
export function wishOf({ discount, coupons }: billing.PaymentChoice): PaymentWish | Refusal {
  const type = discount && TYPES.get(discount.type);
  if (discount && type === undefined) return refuse('CBC.99003108', { field: 'discount_infos' });
  if (discount && coupons.some((coupon) => coupon.type === DISCOUNT_COUPON)) return refuse('CBC.99003116', { field: 'coupon_infos' });
  return { coupons, ...(discount && type && { discount: { id: discount.id, type } }) };
}
