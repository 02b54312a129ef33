import { Controller } from '@nestjs/common';
import { billing, idText } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { ORDER_ID } from './order-answers';
import { TAG } from './order-callers';

const cancelOrder = declareRoute({
  operation: 'cancelCustomerOrder',
  method: 'PUT',
  path: '/v2/orders/customer-orders/cancel',
  tag: TAG,
  summary: 'Cancel an unpaid order',
  description: 'What the partner was asked to pay is cancelled with it. A partner does it with the exchanged token of its customer.',
  callers: [CUSTOMER],
  status: 204,
  body: z.object({ order_id: idText({ description: 'The order', example: ORDER_ID }) }),
  errors: ['CBC.30000010', 'CBC.99005010'],
  asks: billing.cancelOrder,
});

@Controller()
export class CancelOrderController {
  constructor(private readonly services: Services) {}

  /** O6 (billing 7) */
  @Route(cancelOrder)
  async cancel(call: Call<typeof cancelOrder>): Promise<void> {
    await this.services.ask(call, call.body, call.body.order_id);
  }
}
