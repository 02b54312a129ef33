import { Controller } from '@nestjs/common';
import { billing, idText } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { ORDER_ID } from './order-answers';
import { PROXY_PAY, proxyPayRequest, requestParams, toProxyPayRequest } from './proxy-pay-answers';

const PATH = '/v2/orders/customer-orders/proxy-pay-requests';

const requestProxyPay = declareRoute({
  operation: 'requestProxyPay',
  method: 'POST',
  path: PATH,
  tag: PROXY_PAY,
  summary: 'Ask the partner to pay an order',
  description:
    'Items that refuse: NOT_PROXY_PAYABLE (the partner does not have the function, a referral customer of a distributor, a stored-value card, no partner), REQUEST_EXISTS, UNLINKING.',
  callers: [CUSTOMER],
  inPerson: true,
  status: 200,
  body: z.object({ order_id: idText({ description: 'The unpaid order', example: ORDER_ID }) }),
  answer: proxyPayRequest,
  errors: ['CBC.30000010', 'CBC.99003106', 'CBC.99003110', 'CBC.99007004'],
  asks: billing.requestProxyPay,
});

const withdraw = declareRoute({
  operation: 'withdrawProxyPay',
  method: 'DELETE',
  path: `${PATH}/{request_id}`,
  tag: PROXY_PAY,
  summary: 'Withdraw what the partner was asked to pay',
  callers: [CUSTOMER],
  inPerson: true,
  status: 204,
  params: requestParams,
  errors: ['CBC.30000010', 'CBC.99003106'],
  asks: billing.withdrawProxyPay,
});

/** What a customer asks its partner to pay (billing 7.1). */
@Controller()
export class OwnProxyPayController {
  constructor(private readonly services: Services) {}

  @Route(requestProxyPay)
  async request(call: Call<typeof requestProxyPay>) {
    return toProxyPayRequest(await this.services.ask(call, call.body, call.body.order_id));
  }

  @Route(withdraw)
  async withdraw(call: Call<typeof withdraw>): Promise<void> {
    await this.services.ask(call, call.params, call.params.request_id);
  }
}
