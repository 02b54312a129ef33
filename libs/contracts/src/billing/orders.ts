import { z } from 'zod';
import { command, fen, id, nothing, page, query, utc } from '../contract';
import { listUsableCoupons } from '../incentive';

/** billing 3; 10 to 13 belong to hardware. */
export const ORDER_STATUSES = {
  PENDING_APPROVAL: 1,
  PENDING_REFUND: 2,
  PROCESSING: 3,
  CANCELLED: 4,
  COMPLETED: 5,
  PENDING_PAYMENT: 6,
  PENDING_CONFIRMATION: 9,
} as const;
/** Of orders that come in; an unsubscription (4) comes from a refund. */
export const ORDER_TYPES = [1, 2, 3, 10, 11, 13, 14, 15] as const;
export const SOURCE_TYPES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export const PERIOD_TYPES = [0, 1, 2, 3, 4, 5, 6, 7] as const;
export const ORDER_CATEGORIES = ['CLOUD', 'HARDWARE', 'STORED_VALUE_CARD', 'MARKETPLACE'] as const;
/** 0 promotion, 1 contract, 2 commercial, 609 price adjustment; the partner-granted ones (3) are no part of an order (billing DC-13). */
export const DISCOUNT_TYPES = [0, 1, 2, 609] as const;
/** 0 ratio, 1 fixed price, 2 reduction. */
export const DISCOUNT_MODES = [0, 1, 2] as const;

const literals = <const T extends readonly [number, number, ...number[]]>(values: T) =>
  z.union(values.map((value) => z.literal(value)) as unknown as [z.ZodLiteral<T[number]>, z.ZodLiteral<T[number]>]);
/** A decimal text in (0, 1]. */
const ratio = z.string().max(10);
const resource = z.object({ resource_id: id, main_resource_id: id.optional() });
const project = z.object({ id: z.string().max(256), name: z.string().max(256) });

export const newOrderLine = z.object({
  product_id: id,
  product_spec_desc: z.string().max(256).optional(),
  service_type_code: id,
  service_type_name: z.string().max(200).optional(),
  region_code: z.string().max(64).optional(),
  period_type: literals(PERIOD_TYPES),
  period_num: z.int().min(1).optional(),
  subscription_num: z.int().min(1),
  official_amount_fen: fen.min(0),
  marketplace: z.boolean(),
  resources: z.array(resource),
});
export type NewOrderLine = z.infer<typeof newOrderLine>;

export const newDiscount = z.object({
  discount_id: id,
  discount_type: literals(DISCOUNT_TYPES),
  discount_mode: literals(DISCOUNT_MODES),
  /** Of mode 0. */
  discount_ratio: ratio.optional(),
  /** Of modes 1 and 2: what each line then costs, or by how much it costs less. */
  amount_fen: fen.min(0).optional(),
  /** The lines that it lowers, counted from 1; absent: all. */
  line_numbers: z.array(z.int().min(1)).optional(),
  /** Whether the order shows its price by it (billing DC-14). */
  is_default: z.boolean(),
  expire_time: utc.optional(),
});
export type NewDiscount = z.infer<typeof newDiscount>;

/** Takes an order of the vendor's ordering systems (billing OR-10); the same `external_id` again answers the same order. */
export const createOrder = command(
  'billing',
  'create-order',
  z.object({
    external_id: id,
    customer_id: id,
    order_type: literals(ORDER_TYPES),
    source_type: literals(SOURCE_TYPES),
    category: z.enum(ORDER_CATEGORIES),
    service_type_code: id,
    service_type_name: z.string().max(200).optional(),
    needs_approval: z.boolean(),
    promotion_deadline: utc.optional(),
    contract_id: id.optional(),
    /** Login of the person who ordered. */
    user_name: z.string().max(64).optional(),
    enterprise_projects: z.array(project),
    order_line_items: z.array(newOrderLine).min(1).max(200),
    discounts: z.array(newDiscount).max(50),
  }),
  z.object({ order_id: id }),
);

/** billing 4.2 */
export const amountInfo = z.object({
  discounts: z.array(z.object({ discount_type: z.string(), discount_amount_fen: fen })),
  flexipurchase_coupon_amount_fen: fen,
  coupon_amount_fen: fen,
  stored_card_amount_fen: fen,
});

const priced = {
  service_type_code: z.string(),
  service_type_name: z.string(),
  amount_after_discount_fen: fen,
  official_amount_fen: fen,
  amount_info: amountInfo,
  currency: z.literal('CNY'),
};

/** billing 4.1 */
export const orderView = z.object({
  order_id: z.string(),
  customer_id: z.string(),
  ...priced,
  source_type: z.int(),
  status: z.int(),
  order_type: z.int(),
  measure_id: z.literal(1),
  create_time: utc,
  payment_time: utc.optional(),
  contract_id: z.string().optional(),
  enterprise_projects: z.array(project),
  /** Absent: the customer pays itself. */
  agent_pay_info: z.object({ paying_agent_id: z.string() }).optional(),
});
export type OrderView = z.infer<typeof orderView>;

export const orderLineView = z.object({
  order_line_item_id: z.string(),
  order_id: z.string(),
  ...priced,
  product_id: z.string(),
  product_spec_desc: z.string().optional(),
  period_type: z.int(),
  period_num: z.int().optional(),
  subscription_num: z.int(),
});
export type OrderLineView = z.infer<typeof orderLineView>;

/** Bounds of a time filter, both included (api 7.7). */
const range = z.object({ begin: utc.optional(), end: utc.optional() }).optional();

/** O1. Of a partner, a reseller or a customer, as the caller is; a distributor may name a reseller (billing OR-1). */
export const listOrders = query(
  'billing',
  'list-orders',
  z.object({
    indirect_partner_id: z.string().optional(),
    order_id: z.string().optional(),
    customer_id: z.string().optional(),
    create_time: range,
    payment_time: range,
    service_type_code: z.string().optional(),
    status: z.int().optional(),
    order_type: z.string().optional(),
    paying_agent_id: z.string().optional(),
    /** Oldest first; else the newest is. */
    oldest_first: z.boolean(),
    ...page,
  }),
  z.object({ total_count: z.int(), order_infos: z.array(orderView) }),
);

/** O2. */
export const getOrder = query(
  'billing',
  'get-order',
  z.object({ order_id: z.string(), indirect_partner_id: z.string().optional(), ...page }),
  z.object({
    total_count: z.int(),
    order_info: orderView.extend({ user_name: z.string(), pending_payment_end_time: utc.optional() }),
    order_line_items: z.array(orderLineView),
  }),
);

/** O6. */
export const cancelOrder = command('billing', 'cancel-order', z.object({ order_id: id }), nothing);

/** O3: what incentive answers for the order. */
export const listOrderCoupons = query('billing', 'list-order-coupons', z.object({ order_id: id }), listUsableCoupons.answer);
