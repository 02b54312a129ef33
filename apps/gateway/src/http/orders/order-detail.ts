import { Controller } from '@nestjs/common';
import { billing, idText, queryPage } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { resellerFilter } from '../customers/own-customers';
import { shownInteger, shownList } from '../shown';
import { ORDER_ID, shownOrderDetail, shownOrderLine, toOrder, toOrderLine } from './order-answers';
import { BOTH_SIDES, TAG } from './order-callers';

const showOrder = declareRoute({
  operation: 'showCustomerOrderDetails',
  method: 'GET',
  path: '/v2/orders/customer-orders/details/{order_id}',
  tag: TAG,
  summary: 'Show an order and its lines',
  description: 'For who sees the order in the list. `limit` and `offset` are those of the lines.',
  callers: BOTH_SIDES,
  status: 200,
  params: z.object({ order_id: idText({ description: 'The order', example: ORDER_ID }) }),
  query: z.object({ indirect_partner_id: resellerFilter, ...queryPage(100) }),
  answer: z.object({
    total_count: shownInteger('Number of all lines', 1),
    order_info: shownOrderDetail,
    order_line_items: shownList(shownOrderLine, 'In the order of the lines'),
  }),
  errors: ['CBC.30000010', 'CBC.99000037'],
  asks: billing.getOrder,
});

@Controller()
export class OrderDetailController {
  constructor(private readonly services: Services) {}

  /** O2 (billing 7) */
  @Route(showOrder)
  async show(call: Call<typeof showOrder>) {
    const { total_count, order_info, order_line_items } = await this.services.ask(call, { ...call.params, ...call.query });
    return { total_count, order_info: toOrder(order_info), order_line_items: order_line_items.map(toOrderLine) };
  }
}
