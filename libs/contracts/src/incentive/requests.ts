import { z } from 'zod';
import { command, fen, id, nothing, page, query, utc } from '../contract';
import { operationLogQuery } from '../operation-log';

export const QUOTA_TYPES = { VOUCHER: 0, CASH: 1, PICK_UP: 2 } as const;
export const QUOTA_STATUSES = { NORMAL: 0, INVALID: 3, ADJUSTING: 4, FROZEN: 5, RECLAIMED: 6 } as const;
/** The kind of a coupon is that of its quota; 2 and 3 are the vendor's own (benefits 2.3). */
export const COUPON_TYPES = { VOUCHER: 1, CASH: 4, PICK_UP: 5 } as const;
export const COUPON_STATUSES = { NOT_ACTIVATED: 1, USABLE: 2, USED: 3, EXPIRED: 4, RECLAIMED: 5 } as const;
/** Issue and reclaim records (benefits 2.5). */
export const OPERATION_TYPES = {
  ISSUE: '1',
  MANUAL_RECLAIM: '2',
  DISASSOCIATION: '3',
  EXPIRY: '4',
  UNSUBSCRIPTION: '5',
  REVERSAL: '6',
  ASSOCIATION: '7',
  MODE_SWITCH: '8',
  RESELLER_TRANSFER: '9',
} as const;
export const SUBSCRIBE_TYPES = ['new', 'renew', 'change'] as const;

const limitValue = z.object({ value1: z.string().max(256).optional(), value2: z.string().max(256).optional() });
/** A restriction of a quota (benefits 2.1). */
export const quotaLimitInfo = z.object({ limit_key: z.string().min(1).max(64), limit_values: z.array(limitValue) });
export type QuotaLimitInfo = z.infer<typeof quotaLimitInfo>;

/** A restriction of a coupon (benefits 2.4). */
export const useLimit = z.object({
  use_limiti_info_id: z.string(),
  limit_key: z.string(),
  value1: z.string().optional(),
  value2: z.string().optional(),
  value_unit: z.string().optional(),
  limit_type: z.string().optional(),
  promotion_plan_id: z.string().optional(),
});
export type UseLimit = z.infer<typeof useLimit>;

/** A partly refused answer: what was refused, by code and id (api 9.3). The sentence is the gateway's. */
export const errorDetail = z.object({ error_code: z.string(), id: z.string() });

export const grantQuota = command(
  'incentive',
  'grant-quota',
  z.object({
    partner_id: id,
    /** Set when the quota is the reseller's own; `partner_id` is then its distributor. */
    indirect_partner_id: id.optional(),
    quota_type: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    quota_value_fen: fen,
    effective_time: utc,
    expire_time: utc,
    limit_infos: z.array(quotaLimitInfo),
    allowed_association_types: z.array(z.enum(['1', '2'])),
    designated_customer_ids: z.array(id),
    self_issue_allowed: z.boolean(),
    invoice_party: z.enum(['COUPON_USER', 'ISSUER', 'NONE']).optional(),
    contracting_entity: z.string().max(64).optional(),
  }),
  z.object({ quota_id: id }),
);

export const QUOTA_ACTIONS = ['adjust-begin', 'adjust-end', 'freeze', 'unfreeze', 'void', 'extend'] as const;
export const changeQuota = command(
  'incentive',
  'change-quota',
  z.object({ quota_id: id, action: z.enum(QUOTA_ACTIONS), delta_fen: fen.optional(), expire_time: utc.optional() }),
  nothing,
);

export const freezeCoupon = command('incentive', 'freeze-coupon', z.object({ coupon_id: id, frozen: z.boolean() }), nothing);

/** Of a sensitive operation in the console (benefits R-25), sealed for `code`; ignored in other channels. */
const code = { sealed_code: z.string().optional() };

export const issueCoupons = command(
  'incentive',
  'issue-coupons',
  z.object({
    quota_id: id,
    customer_ids: z.array(id).min(1).max(100),
    face_value_fen: fen,
    valid_time: utc.optional(),
    expire_time: utc.optional(),
    cloud_service_types: z.array(id).optional(),
    product_ids: z.array(id).optional(),
    memo: z.string().max(256).optional(),
    indirect_partner_id: id.optional(),
    min_order_amount_fen: fen.optional(),
    /** A decimal text in (0, 1]. */
    max_deduction_ratio: z.string().optional(),
    subscribe_types: z.array(z.enum(SUBSCRIBE_TYPES)).optional(),
    ...code,
  }),
  z.object({
    coupon_infos: z.array(z.object({ id: z.string(), coupon_id: z.string() })),
    error_details: z.array(errorDetail),
  }),
);

export const reclaimCoupon = command(
  'incentive',
  'reclaim-coupon',
  z.object({ coupon_id: id, indirect_partner_id: z.string().max(100).optional(), ...code }),
  nothing,
);

/** Several at once, in the console: each is done or refused by itself (benefits R-33, 5.17). */
export const reclaimCoupons = command(
  'incentive',
  'reclaim-coupons',
  z.object({ coupon_ids: z.array(id).min(1).max(100), indirect_partner_id: id.optional(), ...code }),
  z.object({
    reclaimed: z.array(z.object({ coupon_id: z.string(), amount_fen: fen })),
    error_details: z.array(errorDetail),
  }),
);

/** Bounds of a time filter of the coupon and quota lists: both exclusive (benefits section 6). */
export const exclusiveRange = z.object({ begin: utc.optional(), end: utc.optional() }).optional();

export const quotaView = z.object({
  quota_id: z.string(),
  quota_type: z.int(),
  create_time: utc,
  last_update_time: utc,
  quota_value_fen: fen,
  quota_status: z.int(),
  balance_fen: fen,
  measure_id: z.literal(1),
  currency: z.literal('CNY'),
  effective_time: utc,
  expire_time: utc,
  limit_infos: z.array(quotaLimitInfo),
  /** For operators only; the gateway leaves it out of a partner's answer. */
  owner_partner_id: z.string(),
  indirect_partner_id: z.string().optional(),
});
export type QuotaView = z.infer<typeof quotaView>;
export const listQuotas = query(
  'incentive',
  'list-quotas',
  z.object({
    /** Absent for an operator, who sees every partner's. */
    partner_id: id.optional(),
    indirect_partner_id: id.optional(),
    quota_ids: z.array(id).optional(),
    quota_status_list: z.array(z.int()).optional(),
    quota_type: z.int().optional(),
    create_time: exclusiveRange,
    effective_time: exclusiveRange,
    expire_time: exclusiveRange,
    ...page,
  }),
  z.object({ total_count: z.int(), quotas: z.array(quotaView) }),
);

export const couponView = z.object({
  coupon_id: z.string(),
  coupon_code: z.string(),
  status: z.int(),
  customer_id: z.string(),
  coupon_type: z.int(),
  measure_id: z.literal(1),
  face_value_fen: fen,
  balance_fen: fen,
  effective_time: utc,
  expire_time: utc,
  order_id: z.string().optional(),
  promotion_plan_id: z.string(),
  plan_name: z.string().optional(),
  plan_desc: z.string().optional(),
  media_type: z.literal(1),
  fetch_method: z.literal(3),
  use_limits: z.array(useLimit),
  active_time: utc,
  last_used_time: utc.optional(),
  create_time: utc,
  is_frozen: z.enum(['0', '1']),
  source_id: z.string(),
});
export type CouponView = z.infer<typeof couponView>;

export const listIssuedCoupons = query(
  'incentive',
  'list-issued-coupons',
  z.object({
    partner_id: id.optional(),
    indirect_partner_id: id.optional(),
    coupon_id: z.string().optional(),
    customer_id: z.string().optional(),
    order_id: z.string().optional(),
    coupon_type: z.int().optional(),
    status: z.int().optional(),
    create_time: exclusiveRange,
    effective_time: exclusiveRange,
    expire_time: exclusiveRange,
    ...page,
  }),
  z.object({ total_count: z.int(), user_coupons: z.array(couponView) }),
);

export const recordView = z.object({
  id: z.string(),
  operation_type: z.string(),
  quota_id: z.string(),
  quota_type: z.int(),
  coupon_id: z.string().optional(),
  customer_id: z.string(),
  operation_amount_fen: fen,
  operation_time: utc,
  result: z.enum(['0', '-1']),
  remark: z.string().optional(),
});
export type RecordView = z.infer<typeof recordView>;
export const listCouponRecords = query(
  'incentive',
  'list-coupon-records',
  z.object({
    partner_id: id.optional(),
    indirect_partner_id: id.optional(),
    operation_types: z.array(z.string()).optional(),
    quota_id: z.string().optional(),
    quota_type: z.int().optional(),
    coupon_ids: z.array(z.string()).optional(),
    customer_id: z.string().optional(),
    operation_time: exclusiveRange,
    result: z.string().optional(),
    ...page,
  }),
  z.object({ total_count: z.int(), records: z.array(recordView) }),
);

/** A coupon and all that happened to it, for its issuer (benefits 5.17). */
export const showIssuedCoupon = query(
  'incentive',
  'show-issued-coupon',
  z.object({ partner_id: id, indirect_partner_id: id.optional(), coupon_id: id }),
  z.object({ coupon: couponView, records: z.array(recordView) }),
);

export const listCoupons = query(
  'incentive',
  'list-coupons',
  z.object({
    /** The holder: the customer, or the partner that holds coupons itself. */
    holder_id: id,
    coupon_id: z.string().optional(),
    order_id: z.string().optional(),
    promotion_plan_id: z.string().optional(),
    coupon_type: z.int().optional(),
    status: z.int().optional(),
    active_time: exclusiveRange,
    source_id: z.string().optional(),
    ...page,
  }),
  z.object({ count: z.int(), user_coupons: z.array(couponView) }),
);

/** Conservation of quotas and coupons (benefits R-60, architecture 8): every breach in words, none when all is well. */
export const auditIncentive = query(
  'incentive',
  'audit',
  z.object({}),
  z.object({
    checked: z.object({ quotas: z.int(), coupons: z.int(), records: z.int() }),
    breaches: z.array(z.object({ rule: z.string(), subject: z.string(), detail: z.string() })),
  }),
);

export const listOperations = operationLogQuery('incentive');
