import { Controller } from '@nestjs/common';
import { billing, idText } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { ORDER_ID } from './order-answers';
import { TAG } from './order-callers';
import { checkPayment, CHOICE_ERRORS, choiceOf, paymentFields } from './payment-fields';

const payOrder = declareRoute({
  operation: 'payOrders',
  method: 'POST',
  path: '/v3/orders/customer-orders/pay',
  tag: TAG,
  summary: 'Pay an order',
  description:
    'The discount lowers the price, then coupons pay, then the balance, then credit: all of it or nothing. Answered when the order is paid, not when its resources are there. Items that refuse: CUSTOMER_FROZEN, PARTNER_RESTRICTED, NOT_VERIFIED.',
  callers: [CUSTOMER],
  status: 204,
  body: z
    .object({ order_id: idText({ description: 'The unpaid order', example: ORDER_ID }), ...paymentFields })
    .superRefine((fields, context) => checkPayment(fields, context)),
  errors: [
    'CBC.30000010',
    'CBC.99003106',
    'CBC.99003110',
    ...CHOICE_ERRORS,
    'CBC.99003141',
    'CBC.99005003',
    'CBC.99007004',
    'CBC.99008040',
  ],
  asks: billing.payOrder,
});

@Controller()
export class PayOrderController {
  constructor(private readonly services: Services) {}

  /** O5 (billing 7), benefits 5.14 */
  @Route(payOrder)
  async pay(call: Call<typeof payOrder>): Promise<void> {
    const { order_id } = call.body;
    await this.services.ask(call, { order_id, ...choiceOf(call.body) }, order_id);
  }
}
