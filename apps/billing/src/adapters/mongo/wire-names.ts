import { billing } from '@pc/contracts';
import type { DiscountType } from '../../domain/discount';
import type { OrderStatus } from '../../domain/order';

const statuses = new Map(
  Object.entries(billing.ORDER_STATUSES).map(([name, value]): [number, OrderStatus] => [value, name as OrderStatus]),
);

/** The store keeps the numbers of the wire. */
export function orderStatusOf(value: number): OrderStatus {
  const status = statuses.get(value);
  if (!status) throw new Error(`The store holds an unknown order status ${value}`);
  return status;
}

/** How amounts name the discount that was chosen (billing 3). */
export const AMOUNT_TYPES: Readonly<Record<DiscountType, string>> = {
  PROMOTION: '700',
  CONTRACT: '603',
  COMMERCIAL: '605',
  PARTNER_GRANTED: '607',
  PRICE_ADJUSTMENT: '609',
};
