import { z } from 'zod';
import { command, fen, id, nothing, query, utc } from '../contract';

/** billing 4.3: what a discount would do for one order. */
export const orderDiscountView = z.object({
  discount_id: z.string(),
  /** 0 promotion, 1 contract, 2 commercial, 3 granted by the partner, 609 price adjustment. */
  discount_type: z.int(),
  discount_mode: z.int(),
  /** Ratio or reduction as a decimal text; empty for a fixed price. */
  discount_value: z.string(),
  discount_ratio: z.string().optional(),
  /** By how much it lowers the price of the order. */
  discount_amount_fen: fen,
  order_line_items: z.array(z.object({ order_line_item_ids: z.array(z.string()) })),
});
export type OrderDiscountView = z.infer<typeof orderDiscountView>;

/** O4. */
export const listOrderDiscounts = query(
  'billing',
  'list-order-discounts',
  z.object({ order_id: id }),
  z.object({ discounts: z.array(orderDiscountView) }),
);

/** A partner grants a customer a discount (billing DC-13); the same again answers the one that stands. */
export const grantCustomerDiscount = command(
  'billing',
  'grant-customer-discount',
  z.object({
    customer_id: id,
    /** A decimal text in (0, 1]: what is left to pay. */
    discount_ratio: z.string().max(10),
    /** Empty: for all. */
    service_type_codes: z.array(id),
    effective_time: utc,
    expire_time: utc,
  }),
  z.object({ discount_id: z.string() }),
);

export const revokeCustomerDiscount = command('billing', 'revoke-customer-discount', z.object({ discount_id: id }), nothing);
