import type { billing } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { PaidPart } from '../domain/accounts/hold';
import { accountOf } from '../domain/dealer';
import type { ProxyPayRequest } from '../domain/proxy-pay-request';

/** A request as both sides see it (billing 4.4). */
export function proxyPayView(request: ProxyPayRequest): billing.ProxyPayView {
  const { decidedTime, rejectReason, operator, paid } = request;
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
    ...(paid && {
      pay_method: paid.method,
      paid_amount_fen: Number(paid.amount),
      paid_parts: paid.parts.map(paidPartView),
      ...(paid.discountId !== undefined && { discount_id: paid.discountId }),
      coupon_ids: [...paid.couponIds],
      saga_id: paid.sagaId,
    }),
  };
}

export function paidPartView({ accountId, balance, amount }: PaidPart): billing.PaidPartView {
  return { account_id: accountId, balance_type: BALANCE_TYPES[balance], amount_fen: Number(amount) };
}

/** Granted money is balance too (billing 1). */
const BALANCE_TYPES: Readonly<Record<PaidPart['balance'], string>> = {
  CASH: 'BALANCE_TYPE_DEBIT',
  GRANTED: 'BALANCE_TYPE_DEBIT',
  CREDIT: 'BALANCE_TYPE_CREDIT',
};
