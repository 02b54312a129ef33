import type { Account } from './account';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string;

/** A voucher quota that nobody has drawn on, as its owner sees it (benefits 2.1). */
export function freshQuota(quotaId: string, value: number) {
  const money = { quota_value: value, balance: value, measure_id: 1, currency: 'CNY' };
  const times = { create_time: TIME, last_update_time: TIME, effective_time: TIME, expire_time: TIME };
  return { quota_id: quotaId, quota_type: 0, quota_status: 0, limit_infos: [], ...money, ...times };
}

interface Given {
  readonly couponId: string;
  readonly quotaId: string;
  readonly customer: Account;
  readonly faceValue: number;
}

/** The fields that both shapes of an unspent voucher have (benefits 2.3). */
function common({ couponId, quotaId, customer, faceValue }: Given) {
  const money = { measure_id: 1, face_value: faceValue, balance: faceValue };
  const origin = { promotion_plan_id: quotaId, media_type: 1, fetch_method: 3, use_limits: [] };
  const times = { expire_time: TIME, active_time: TIME, create_time: TIME };
  return { coupon_id: couponId, status: 2, customer_id: customer.id, coupon_type: 1, is_frozen: '0', ...money, ...origin, ...times };
}

/** As its issuer sees it (benefits 5.4). */
export const issuedVoucher = (given: Given) => ({ ...common(given), effective_time: TIME });

/** As its holder sees it (benefits 5.6). */
export const heldVoucher = (given: Given, issuer: Account) => ({
  ...common(given),
  coupon_code: expect.stringMatching(/^[A-Z0-9-]{6,64}$/) as string,
  valid_time: TIME,
  coupon_version: 2,
  currency: 'CNY',
  source_id: issuer.id,
});

interface Noted {
  readonly quotaId: string;
  readonly customer: Account;
  readonly couponId?: string;
  readonly amount: number;
  readonly remark?: string;
}

/** The record of an issue (benefits 2.5): without a coupon it is that of a refusal. */
export function issueRecord({ quotaId, customer, couponId, amount, remark }: Noted) {
  const what = { operation_type: '1', quota_id: quotaId, quota_type: 0, operation_amount: amount, ...(remark !== undefined && { remark }) };
  const outcome = couponId === undefined ? { result: '-1' } : { result: '0', coupon_id: couponId };
  return { id: expect.any(String) as string, customer_id: customer.id, operation_time: TIME, ...what, ...outcome };
}
