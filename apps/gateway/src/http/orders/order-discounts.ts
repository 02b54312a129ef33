import { Controller } from '@nestjs/common';
import { billing, idText } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { shownId, shownInteger, shownList, shownMoney, shownText, yuan } from '../shown';
import { ORDER_ID } from './order-answers';
import { TAG } from './order-callers';

const items = z
  .object({ order_line_item_ids: shownList(shownId('A line', `${ORDER_ID}-000001`), 'Of the same product, specification and final price') })
  .meta({ id: 'DiscountedLines', description: 'Lines that a discount lowers' });

const discountedOrder = z
  .object({ order_id: shownId('The order', ORDER_ID), order_line_items: shownList(items, 'What the discount lowers of it') })
  .meta({ id: 'DiscountedOrder', description: 'An order that a discount is usable for' });

/** billing 4.3 */
export const orderDiscount = z
  .object({
    discount_id: shownId('By which a payment chooses it', 'discount-1'),
    discount_type: shownInteger(
      '0 promotion, 1 contract, 2 commercial, 3 granted by the partner, 609 price adjustment, which must be used',
      3,
    ),
    discount_mode: shownInteger('0 ratio, 1 fixed price, 2 reduction, for each line', 0),
    discount_value: shownText(64, 'Ratio or reduction; empty for a fixed price', '0.90'),
    discount_ratio: shownText(10, 'Of mode 0: 0.90 means pay 90 percent', '0.90').optional(),
    discount_amount: shownMoney('By how much it lowers the price', 120),
    orders: shownList(discountedOrder, 'The order'),
  })
  .meta({ id: 'OrderDiscount', description: 'A discount that an order can be paid with' });

const orderDiscounts = declareRoute({
  operation: 'listOrderDiscounts',
  method: 'GET',
  path: '/v2/orders/customer-orders/order-discounts',
  tag: TAG,
  summary: 'List the discounts that an order can be paid with',
  description: 'A payment chooses one of them at most. Where there is an adjusted price (609) it is the only one.',
  callers: [CUSTOMER],
  status: 200,
  query: z.object({ order_id: idText({ description: 'The order', example: ORDER_ID }) }),
  answer: z.object({ discounts: shownList(orderDiscount, 'Those that came with the order, then those of the partner') }),
  errors: ['CBC.30000010'],
  asks: billing.listOrderDiscounts,
});

@Controller()
export class OrderDiscountsController {
  constructor(private readonly services: Services) {}

  /** O4 (billing 7), benefits 5.13 */
  @Route(orderDiscounts)
  async list(call: Call<typeof orderDiscounts>) {
    const { discounts } = await this.services.ask(call, call.query);
    return { discounts: discounts.map((one) => toOrderDiscount(call.query.order_id.toUpperCase(), one)) };
  }
}

export function toOrderDiscount(order_id: string, { discount_amount_fen, order_line_items, ...discount }: billing.OrderDiscountView) {
  return { ...discount, discount_amount: yuan(discount_amount_fen), orders: [{ order_id, order_line_items }] };
}
