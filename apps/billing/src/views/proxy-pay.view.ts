import type { billing } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { accountOf } from '../domain/dealer';
import type { ProxyPayRequest } from '../domain/proxy-pay-request';

/** A request as both sides see it (billing 4.4). */
export function proxyPayView(request: ProxyPayRequest): billing.ProxyPayView {
  const { decidedTime, rejectReason, operator } = request;
  return {
    request_id: request.id,
    order_id: request.orderId,
    customer_id: request.customerId,
    partner_id: accountOf(request.dealer),
    association_type: request.associationType,
    status: request.status,
    amount_due_fen: Number(request.amountDue),
    expires_at: formatUtc(request.expireTime),
    created_at: formatUtc(request.createTime),
    ...(decidedTime && { decided_at: formatUtc(decidedTime) }),
    ...(rejectReason !== undefined && { reject_reason: rejectReason }),
    ...(operator !== undefined && { operator }),
  };
}
