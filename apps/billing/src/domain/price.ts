import type { Fen } from '@pc/kernel';
import { discounted, lowersLine, type Discount, type DiscountType } from './discount';

/** Price of an order or of one of its lines (billing 4.2): `official` less all discounts is `afterDiscount`, what coupons and cash then pay. */
export interface Price {
  readonly official: Fen;
  readonly afterDiscount: Fen;
  readonly discounts: readonly DiscountAmount[];
}

export interface DiscountAmount {
  readonly type: DiscountType;
  readonly amount: Fen;
}

/** The prices of the lines, in their order, and the sum of them; only the one chosen discount lowers them (billing DC-14). */
export function priceOrder(officials: readonly Fen[], chosen: Discount | undefined): { lines: Price[]; total: Price } {
  const lines = officials.map((official, index) => priceLine(official, index, chosen));
  const total = lines.reduce(
    (sum, line) => ({ official: sum.official + line.official, afterDiscount: sum.afterDiscount + line.afterDiscount }),
    { official: 0n, afterDiscount: 0n },
  );
  return { lines, total: withDiscount(total, chosen) };
}

function priceLine(official: Fen, index: number, chosen: Discount | undefined): Price {
  const isLowered = chosen !== undefined && lowersLine(chosen, index);
  return withDiscount({ official, afterDiscount: isLowered ? discounted(official, chosen.effect) : official }, chosen);
}

function withDiscount(price: Omit<Price, 'discounts'>, chosen: Discount | undefined): Price {
  const amount = price.official - price.afterDiscount;
  return { ...price, discounts: chosen && amount > 0n ? [{ type: chosen.type, amount }] : [] };
}
