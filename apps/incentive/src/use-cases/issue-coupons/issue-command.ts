import type { RequestOf } from '@pc/bus';
import { timeOf } from '@pc/kernel';
import type { incentive } from '@pc/contracts';
import type { IssueCommand } from '../../domain/issue-situation';
import { resellerIn } from '../acting';

/** The command in the words of the domain. */
export function issueCommand({ payload, context }: RequestOf<typeof incentive.issueCoupons>): IssueCommand {
  const optional = {
    validTime: payload.valid_time === undefined ? undefined : timeOf(payload.valid_time),
    expireTime: payload.expire_time === undefined ? undefined : timeOf(payload.expire_time),
    serviceTypes: payload.cloud_service_types,
    productIds: payload.product_ids,
    memo: payload.memo,
    resellerId: resellerIn(context.caller, payload.indirect_partner_id),
    minOrderAmount: payload.min_order_amount_fen === undefined ? undefined : BigInt(payload.min_order_amount_fen),
    maxDeductionRatio: payload.max_deduction_ratio,
    subscribeTypes: payload.subscribe_types,
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { quotaId: payload.quota_id, customerIds: payload.customer_ids, faceValue: BigInt(payload.face_value_fen), ...given };
}
