import type { billing } from '@pc/contracts';
import { yuanText, type Fen } from '@pc/kernel';
import { lowersLine, ratioText, type Discount, type DiscountEffect, type DiscountType } from '../domain/discount';
import type { Order, OrderLine } from '../domain/order';
import { priceOrder, type Price } from '../domain/price';

/** The numbers by which a payment chooses (billing 3). */
export const CHOSEN_TYPES: Readonly<Record<DiscountType, number>> = {
  PROMOTION: 0,
  CONTRACT: 1,
  COMMERCIAL: 2,
  PARTNER_GRANTED: 3,
  PRICE_ADJUSTMENT: 609,
};
const MODES: Readonly<Record<DiscountEffect['type'], number>> = { RATIO: 0, FIXED_PRICE: 1, REDUCTION: 2 };

/** What a discount would do for an order (billing 4.3). */
export function orderDiscountView({ lines }: Pick<Order, 'lines'>, discount: Discount): billing.OrderDiscountView {
  const { lines: prices, total } = priceOrder(
    lines.map(({ price }) => price.official),
    discount,
  );
  const { effect } = discount;
  return {
    discount_id: discount.id,
    discount_type: CHOSEN_TYPES[discount.type],
    discount_mode: MODES[effect.type],
    discount_value: valueOf(effect),
    ...(effect.type === 'RATIO' && { discount_ratio: ratioText(effect) }),
    discount_amount_fen: Number(total.official - total.afterDiscount),
    order_line_items: merged(lines, prices, discount),
  };
}

function valueOf(effect: DiscountEffect): string {
  if (effect.type === 'RATIO') return ratioText(effect);
  return effect.type === 'REDUCTION' ? yuanText(effect.by) : '';
}

/** Lines of the same product, specification and final price stand together (billing 4.3). */
function merged(lines: readonly OrderLine[], prices: readonly Price[], discount: Discount): { order_line_item_ids: string[] }[] {
  const lowered = lines
    .map((line, place) => ({ line, final: prices[place]!.afterDiscount, place }))
    .filter(({ place }) => lowersLine(discount, place));
  const key = ({ line, final }: { line: OrderLine; final: Fen }) => JSON.stringify([line.productId, line.productSpec, String(final)]);
  return [...Map.groupBy(lowered, key).values()].map((same) => ({ order_line_item_ids: same.map(({ line }) => line.id) }));
}
