import { billing } from '@pc/contracts';
import type { Order, Paid } from '../../domain/order';
import { dealerKey, ofDealerKey } from './dealer-key';
import { orderStatusOf } from './wire-names';

/** An order as it is stored. What was ordered is kept as it is, what is searched by has a field of its own. */
export interface OrderDocument {
  readonly _id: string;
  readonly external_id: string;
  readonly customer_id: string;
  readonly status: number;
  readonly order_type: number;
  /** Code of the service in small letters: letter case does not matter to a search. */
  readonly service_key: string;
  readonly create_time: Date;
  readonly payment_time?: Date;
  readonly deadline?: Date;
  readonly payer_id?: string;
  readonly request_id?: string;
  /** The keys of those who see it besides the customer. */
  readonly shown_to: string[];
  /** The payment that runs. */
  readonly pay_lock?: string;
  readonly paid?: Paid;
  readonly ordered: Ordered;
  readonly lines: Order['lines'];
  readonly version: number;
  /** Where its last event stands in the outbox. */
  readonly position: number;
}

type Ordered = Pick<
  Order,
  | 'sourceType'
  | 'promotionDeadline'
  | 'effectiveTime'
  | 'reports'
  | 'category'
  | 'serviceType'
  | 'contractId'
  | 'userName'
  | 'enterpriseProjects'
  | 'discounts'
  | 'price'
>;

export function orderDocument(order: Order, position: number): OrderDocument {
  const { promotionDeadline, effectiveTime, reports } = order;
  const { sourceType, category, serviceType, contractId, userName, enterpriseProjects, discounts, price } = order;
  return {
    _id: order.id,
    external_id: order.externalId,
    customer_id: order.customerId,
    status: billing.ORDER_STATUSES[order.status],
    order_type: order.orderType,
    service_key: serviceType.code.toLowerCase(),
    create_time: order.createTime,
    ...(order.paymentTime && { payment_time: order.paymentTime }),
    ...(order.deadline && { deadline: order.deadline }),
    ...(order.agentPay && { payer_id: order.agentPay.payerId, request_id: order.agentPay.requestId }),
    ...(order.payLock !== undefined && { pay_lock: order.payLock }),
    ...(order.paid && { paid: order.paid }),
    shown_to: order.shownTo.map(dealerKey),
    ordered: {
      sourceType,
      category,
      serviceType,
      ...(contractId !== undefined && { contractId }),
      userName,
      enterpriseProjects,
      discounts,
      price,
      ...(promotionDeadline && { promotionDeadline }),
      ...(effectiveTime && { effectiveTime }),
      ...(reports && { reports }),
    },
    lines: order.lines,
    version: order.version,
    position,
  };
}

export function orderOf(document: OrderDocument): Order {
  const { payer_id: payerId, request_id: requestId, pay_lock: payLock, paid } = document;
  return {
    id: document._id,
    externalId: document.external_id,
    customerId: document.customer_id,
    status: orderStatusOf(document.status),
    orderType: document.order_type,
    ...document.ordered,
    lines: document.lines,
    createTime: document.create_time,
    ...(document.payment_time && { paymentTime: document.payment_time }),
    ...(document.deadline && { deadline: document.deadline }),
    ...(payerId !== undefined && requestId !== undefined && { agentPay: { payerId, requestId } }),
    ...(payLock !== undefined && { payLock }),
    ...(paid && { paid }),
    shownTo: document.shown_to.map(ofDealerKey),
    version: document.version,
  };
}
