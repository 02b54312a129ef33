import { Controller } from '@nestjs/common';
import { billing, optionalText, optionalTextOption, optionalTime, queryPage, text, withRanges } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { DEALERS, namedReseller } from '../customers/own-customers';
import { rangeOf } from '../ranges';
import { shownCount, shownList } from '../shown';
import { CUSTOMER_ID, ORDER_ID } from './order-answers';
import { PROXY_PAY, PROXY_PAY_ITEMS, proxyPayRequest, REQUESTS_PATH, requestParams, toProxyPayRequest } from './proxy-pay-answers';

const listRequests = declareRoute({
  operation: 'listProxyPayRequests',
  method: 'GET',
  path: REQUESTS_PATH,
  tag: PROXY_PAY,
  summary: 'List what customers ask to be paid',
  description: "A distributor reads what its reseller is asked where it names the reseller; paying and rejecting is the reseller's.",
  callers: DEALERS,
  permissions: PROXY_PAY_ITEMS.list,
  status: 200,
  query: withRanges(
    z.object({
      status: optionalTextOption(billing.PROXY_PAY_STATUSES, { description: 'What became of it', example: 'PENDING' }),
      customer_id: optionalText(64, { description: 'Of this customer; the old spelling is `customerId`', example: CUSTOMER_ID }),
      order_id: optionalText(64, { description: 'For this order; letter case does not matter', example: ORDER_ID }),
      create_time_begin: optionalTime({ description: 'Asked at this moment or later' }),
      create_time_end: optionalTime({ description: 'Asked at this moment or earlier', example: '2026-12-31T16:00:00Z' }),
      indirect_partner_id: namedReseller,
      ...queryPage(100),
    }),
    [['create_time_begin', 'create_time_end']],
    false,
  ),
  answer: z.object({ total_count: shownCount, requests: shownList(proxyPayRequest, 'Newest first') }),
  errors: ['CBC.99000037'],
  asks: billing.listProxyPayRequests,
});

const reject = declareRoute({
  operation: 'rejectProxyPay',
  method: 'POST',
  path: `${REQUESTS_PATH}/{request_id}/reject`,
  tag: PROXY_PAY,
  summary: 'Reject: the customer pays itself, or asks again',
  callers: DEALERS,
  permissions: PROXY_PAY_ITEMS.decide,
  status: 204,
  params: requestParams,
  body: z.object({ reason: text(255, { description: 'Why; the customer reads it', example: 'Please pay yourself' }) }),
  errors: ['CBC.30000010', 'CBC.99003106'],
  asks: billing.rejectProxyPay,
});

/** What partners and resellers are asked to pay (billing 7.1). */
@Controller()
export class ProxyPayRequestsController {
  constructor(private readonly services: Services) {}

  @Route(listRequests)
  async list(call: Call<typeof listRequests>) {
    const { create_time_begin, create_time_end, ...filters } = call.query;
    const payload = { ...filters, create_time: rangeOf(create_time_begin, create_time_end) };
    const { total_count, requests } = await this.services.ask(call, payload);
    return { total_count, requests: requests.map(toProxyPayRequest) };
  }

  @Route(reject)
  async reject(call: Call<typeof reject>): Promise<void> {
    await this.services.ask(call, { ...call.params, reason: call.body.reason }, call.params.request_id);
  }
}
