import type { billing } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { OrderLine, Paid } from '../../domain/order';
import type { Deduction } from '../../domain/payment/payment';
import type { Price } from '../../domain/price';
import type { OrderDocument } from './order.document';
import { AMOUNT_TYPES } from './wire-names';

/** An order as lists show it (billing 4.1). */
export function orderView(order: Omit<OrderDocument, 'lines'>): billing.OrderView {
  const { price, sourceType, serviceType, contractId, enterpriseProjects } = order.ordered;
  return {
    order_id: order._id,
    customer_id: order.customer_id,
    ...pricedView(
      price,
      serviceType,
      couponsOf(order.paid, ({ amount }) => amount),
    ),
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

export function orderLineView(orderId: string, line: OrderLine, paid: Paid | undefined): billing.OrderLineView {
  const ofLine = ({ lines }: Deduction) => lines.find(({ lineId }) => lineId === line.id)?.amount ?? 0n;
  return {
    order_line_item_id: line.id,
    order_id: orderId,
    ...pricedView(line.price, line.serviceType, couponsOf(paid, ofLine)),
    product_id: line.productId,
    ...(line.productSpec !== undefined && { product_spec_desc: line.productSpec }),
    period_type: line.periodType,
    ...(line.periodNum !== undefined && { period_num: line.periodNum }),
    subscription_num: line.subscriptionNum,
  };
}

type CouponAmounts = Pick<
  billing.OrderView['amount_info'],
  'coupon_amount_fen' | 'flexipurchase_coupon_amount_fen' | 'stored_card_amount_fen'
>;

/** Discount coupons and vouchers, cash and pick-up coupons, cards (billing 4.2), by their types of a payment (billing 3). */
const SHOWN_AS = new Map<number, keyof CouponAmounts>([
  [302, 'flexipurchase_coupon_amount_fen'],
  [303, 'stored_card_amount_fen'],
  [304, 'flexipurchase_coupon_amount_fen'],
]);

function couponsOf(paid: Paid | undefined, amountOf: (deduction: Deduction) => bigint): CouponAmounts {
  const sums = { coupon_amount_fen: 0, flexipurchase_coupon_amount_fen: 0, stored_card_amount_fen: 0 };
  for (const deduction of paid?.deductions ?? []) sums[SHOWN_AS.get(deduction.type) ?? 'coupon_amount_fen'] += Number(amountOf(deduction));
  return sums;
}

/** A service without a name is shown by its code. */
function pricedView(
  { official, afterDiscount, discounts }: Price,
  { code, name = code }: { code: string; name?: string },
  coupons: CouponAmounts,
) {
  return {
    service_type_code: code,
    service_type_name: name,
    official_amount_fen: Number(official),
    amount_after_discount_fen: Number(afterDiscount),
    amount_info: {
      discounts: discounts.map(({ type, amount }) => ({ discount_type: AMOUNT_TYPES[type], discount_amount_fen: Number(amount) })),
      ...coupons,
    },
    currency: 'CNY' as const,
  };
}
