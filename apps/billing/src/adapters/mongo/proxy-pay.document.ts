import type { ProxyPayRequest } from '../../domain/proxy-pay-request';
import { dealerKey, ofDealerKey } from './dealer-key';

export interface ProxyPayDocument {
  readonly _id: string;
  /** The list of who was asked, and its place there, the oldest first. */
  readonly scope: string;
  readonly seq: number;
  readonly order_id: string;
  readonly customer_id: string;
  readonly association_type: ProxyPayRequest['associationType'];
  readonly status: ProxyPayRequest['status'];
  readonly amount_due: bigint;
  readonly expire_time: Date;
  readonly create_time: Date;
  readonly decided_time?: Date;
  readonly reject_reason?: string;
  readonly operator?: string;
  readonly paid?: ProxyPayRequest['paid'];
  readonly version: number;
  readonly position: number;
}

/** What a decision changes. */
export function proxyPayChanges({ status, decidedTime, rejectReason, operator, paid, version }: ProxyPayRequest, position: number) {
  return {
    status,
    ...(decidedTime && { decided_time: decidedTime }),
    ...(rejectReason !== undefined && { reject_reason: rejectReason }),
    ...(operator !== undefined && { operator }),
    ...(paid && { paid }),
    version,
    position,
  };
}

export function proxyPayDocument(request: ProxyPayRequest, seq: number, position: number): ProxyPayDocument {
  return {
    _id: request.id,
    scope: dealerKey(request.dealer),
    seq,
    order_id: request.orderId,
    customer_id: request.customerId,
    association_type: request.associationType,
    amount_due: request.amountDue,
    expire_time: request.expireTime,
    create_time: request.createTime,
    ...proxyPayChanges(request, position),
  };
}

export function proxyPayOf(document: ProxyPayDocument): ProxyPayRequest {
  return {
    id: document._id,
    orderId: document.order_id,
    customerId: document.customer_id,
    dealer: ofDealerKey(document.scope),
    associationType: document.association_type,
    status: document.status,
    amountDue: document.amount_due,
    expireTime: document.expire_time,
    createTime: document.create_time,
    ...(document.decided_time && { decidedTime: document.decided_time }),
    ...(document.reject_reason !== undefined && { rejectReason: document.reject_reason }),
    ...(document.operator !== undefined && { operator: document.operator }),
    ...(document.paid && { paid: document.paid }),
    version: document.version,
  };
}
