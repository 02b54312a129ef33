import type { billing } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { OrderLine } from '../../domain/order';
import type { Price } from '../../domain/price';
import type { OrderDocument } from './order.document';
import { AMOUNT_TYPES } from './wire-names';

/** An order as lists show it (billing 4.1). */
export function orderView(order: Omit<OrderDocument, 'lines'>): billing.OrderView {
  const { price, sourceType, serviceType, contractId, enterpriseProjects } = order.ordered;
  return {
    order_id: order._id,
    customer_id: order.customer_id,
    ...pricedView(price, serviceType),
    source_type: sourceType,
    status: order.status,
    order_type: order.order_type,
    measure_id: 1,
    create_time: formatUtc(order.create_time),
    ...(order.payment_time && { payment_time: formatUtc(order.payment_time) }),
    ...(contractId !== undefined && { contract_id: contractId }),
    enterprise_projects: [...enterpriseProjects],
    ...(order.payer_id !== undefined && { agent_pay_info: { paying_agent_id: order.payer_id } }),
  };
}

export function orderLineView(orderId: string, line: OrderLine): billing.OrderLineView {
  return {
    order_line_item_id: line.id,
    order_id: orderId,
    ...pricedView(line.price, line.serviceType),
    product_id: line.productId,
    ...(line.productSpec !== undefined && { product_spec_desc: line.productSpec }),
    period_type: line.periodType,
    ...(line.periodNum !== undefined && { period_num: line.periodNum }),
    subscription_num: line.subscriptionNum,
  };
}

/** A service without a name is shown by its code. Coupons and cards come with a payment (billing 4.2). */
function pricedView({ official, afterDiscount, discounts }: Price, { code, name = code }: { code: string; name?: string }) {
  return {
    service_type_code: code,
    service_type_name: name,
    official_amount_fen: Number(official),
    amount_after_discount_fen: Number(afterDiscount),
    amount_info: {
      discounts: discounts.map(({ type, amount }) => ({ discount_type: AMOUNT_TYPES[type], discount_amount_fen: Number(amount) })),
      flexipurchase_coupon_amount_fen: 0,
      coupon_amount_fen: 0,
      stored_card_amount_fen: 0,
    },
    currency: 'CNY' as const,
  };
}
