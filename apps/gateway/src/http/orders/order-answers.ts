import { docMeta, type billing } from '@pc/contracts';
import { z } from 'zod';
import { shownFlag, shownId, shownInteger, shownList, shownMoney, shownText, shownTime, yuan } from '../shown';

export const ORDER_ID = 'CS26013108000AB1C';
export const CUSTOMER_ID = '0123456789abcdef0123456789abcdef';
export const PARTNER_ID = 'fedcba9876543210fedcba9876543210';
export const STATUS_DOC =
  '1 pending approval, 2 pending refund, 3 processing, 4 cancelled, 5 completed, 6 pending payment, 9 pending confirmation; 10 to 13 hardware';
export const TYPE_DOC =
  '1 new, 2 renewal, 3 change, 4 unsubscription, 10 yearly/monthly to pay-per-use, 11 pay-per-use to yearly/monthly, 13 trial, 14 trial to commercial, 15 fee adjustment';
export const SOURCE_DOC =
  '1 customer, 2 agent, 3 contract, 4 distributor, 5 resource deleted, 6 supplementary order, 7 compensation order, 8 created by the system';
export const PERIOD_DOC = '0 day, 1 week, 2 month, 3 year, 4 hour, 5 one-off, 6 pay-per-use, 7 by usage report';

const amountInfo = z
  .object({
    discounts: shownList(
      z
        .object({
          discount_type: shownText(64, 'Kind of the discount', '607'),
          discount_amount: shownMoney('What it lowers the price by', 120),
        })
        .meta({ id: 'OrderDiscountAmount', description: 'A discount in a price' }),
      'What lowers the official price',
    ),
    flexipurchase_coupon_amount: shownMoney('Paid by cash coupons', 0),
    coupon_amount: shownMoney('Paid by vouchers', 0),
    stored_card_amount: shownMoney('Paid by stored-value cards', 0),
  })
  .meta({ id: 'OrderAmountInfo', description: 'How a price comes about and what coupons and cards paid of it' });

const priced = {
  service_type_code: shownText(64, 'Code of the service', 'hws.service.type.ec2'),
  service_type_name: shownText(200, 'Name of the service', 'Elastic Cloud Server'),
  official_amount: shownMoney('List price before any discount', 1200),
  amount_after_discount: shownMoney('Price before coupons and cards', 1080),
  amount_info: amountInfo,
  currency: shownText(8, 'Currency', 'CNY'),
};

const project = z
  .object({
    id: shownText(256, 'Enterprise project', '0'),
    name: shownText(256, 'Its name', 'default'),
  })
  .meta({ id: 'EnterpriseProject', description: 'An enterprise project of the customer' });

const agentPay = z
  .object({
    paying_agent_id: shownId('Account that is asked to pay, or paid', PARTNER_ID),
    is_agent_pay: shownFlag('Anything but true: not paid by another', true),
  })
  .meta({ id: 'AgentPayInfo', description: 'Who pays in the place of the customer' });

/** billing 4.1; a time or payer that is not there yet is null. */
const orderFields = {
  order_id: shownId('The order', ORDER_ID),
  customer_id: shownId('Whose order it is', CUSTOMER_ID),
  ...priced,
  source_type: shownInteger(SOURCE_DOC, 1),
  status: shownInteger(STATUS_DOC, 6),
  order_type: shownInteger(TYPE_DOC, 1),
  measure_id: shownInteger('Unit of the amounts: 1 is yuan', 1),
  create_time: shownTime('When it was ordered'),
  payment_time: shownTime('')
    .nullable()
    .meta(docMeta({ description: 'When it was paid; null while it is not', example: '2026-01-31T08:30:00Z' })),
  contract_id: shownId('Contract', 'CONTRACT-1').optional(),
  enterprise_projects: shownList(project, 'Enterprise projects that it is for'),
  agent_pay_info: agentPay.nullable().meta({ description: 'Who pays in the place of the customer; null when nobody does' }),
};
export const shownOrder = z.object(orderFields).meta({ id: 'CustomerOrder', description: 'An order' });
export const shownOrderDetail = z
  .object({
    ...orderFields,
    user_name: shownText(64, 'Login of the person who ordered', 'customer1'),
    pending_payment_end_time: shownTime('Until when it can be paid', '2026-02-07T08:00:00Z').optional(),
  })
  .meta({ id: 'CustomerOrderDetail', description: 'An order in full' });
export const shownOrderLine = z
  .object({
    order_line_item_id: shownId('The line', `${ORDER_ID}-000001`),
    order_id: shownId('Its order', ORDER_ID),
    ...priced,
    product_id: shownId('Product', 'product-1'),
    product_spec_desc: shownText(256, 'Specification', '2 vCPUs, 4 GiB').optional(),
    period_type: shownInteger(PERIOD_DOC, 2),
    period_num: shownInteger('Number of periods', 12).optional(),
    subscription_num: shownInteger('How many', 1),
  })
  .meta({ id: 'OrderLineItem', description: 'A line of an order' });

type Priced = Pick<billing.OrderView, 'official_amount_fen' | 'amount_after_discount_fen' | 'amount_info'>;

/** Amounts in yuan. */
function inYuan<P extends Priced>({ official_amount_fen, amount_after_discount_fen, amount_info: info, ...rest }: P) {
  return {
    ...rest,
    official_amount: yuan(official_amount_fen),
    amount_after_discount: yuan(amount_after_discount_fen),
    amount_info: {
      discounts: info.discounts.map(({ discount_type, discount_amount_fen }) => ({
        discount_type,
        discount_amount: yuan(discount_amount_fen),
      })),
      flexipurchase_coupon_amount: yuan(info.flexipurchase_coupon_amount_fen),
      coupon_amount: yuan(info.coupon_amount_fen),
      stored_card_amount: yuan(info.stored_card_amount_fen),
    },
  };
}

export function toOrder<V extends billing.OrderView>({ agent_pay_info, payment_time, ...view }: V) {
  return {
    ...inYuan(view),
    payment_time: payment_time ?? null,
    agent_pay_info: agent_pay_info ? { ...agent_pay_info, is_agent_pay: true } : null,
  };
}

export const toOrderLine = (line: billing.OrderLineView) => inYuan(line);
