import { Controller } from '@nestjs/common';
import { billing, filterTextA, issueReason, queryIntegerOptionA, queryPage, queryTimeA, withRanges } from '@pc/contracts';
import { parseUtc } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { optionFilterA, resellerFilter } from '../customers/own-customers';
import { rangeOf } from '../ranges';
import { shownCount, shownList } from '../shown';
import { CUSTOMER_ID, ORDER_ID, PARTNER_ID, shownOrder, STATUS_DOC, toOrder, TYPE_DOC } from './order-answers';
import { BOTH_SIDES, TAG } from './order-callers';

const ORDERS_A_SECOND = 20;
/** Of the documented states these can be searched by (billing 3). */
const SEARCHABLE = [1, 3, 4, 5, 6, 9] as const;
const RANGES = [
  ['create_time_begin', 'create_time_end'],
  ['payment_time_begin', 'payment_time_end'],
] as const;

/** All of class A: what is absent or empty is no filter (billing 7). */
const fields = z.object({
  order_id: filterTextA(64, { description: 'This order; letter case does not matter', example: ORDER_ID }),
  customer_id: filterTextA(64, { description: 'Orders of this customer; the old spelling is `customerId`', example: CUSTOMER_ID }),
  create_time_begin: queryTimeA({ description: 'Ordered at this moment or later' }),
  create_time_end: queryTimeA({
    description: 'Ordered at this moment or earlier; at most a year after the begin',
    example: '2026-12-31T16:00:00Z',
  }),
  payment_time_begin: queryTimeA({ description: 'Paid at this moment or later' }),
  payment_time_end: queryTimeA({
    description: 'Paid at this moment or earlier; at most a year after the begin',
    example: '2026-12-31T16:00:00Z',
  }),
  service_type_code: filterTextA(64, { description: 'Code of the service; letter case does not matter', example: 'hws.service.type.ec2' }),
  status: queryIntegerOptionA(SEARCHABLE, { description: STATUS_DOC, example: 6 }),
  order_type: filterTextA(64, { description: TYPE_DOC, example: '1' }),
  order_by: z
    .string()
    .max(64)
    .transform((value) => value.toLowerCase())
    .pipe(z.enum(['', 'createtime', '-createtime']))
    .optional()
    .meta({
      description: 'createTime: the oldest first; -createTime, and without it: the newest. Letter case does not matter',
      written: '-createTime',
      wire: { type: 'string', maxLength: 64 },
    }),
  indirect_partner_id: resellerFilter,
  method: optionFilterA(
    ['oneself', 'sub_customer'],
    'oneself: own orders; sub_customer with customer_id: orders paid for enterprise members, of which there are none here',
  ),
  paying_agent_id: filterTextA(64, { description: 'Orders that this account is asked to pay, or paid', example: PARTNER_ID }),
  ...queryPage(100),
});

const listOrders = declareRoute({
  operation: 'listCustomerOrders',
  method: 'GET',
  path: '/v2/orders/customer-orders',
  tag: TAG,
  summary: 'List orders',
  description:
    "A customer's own orders, or those of a partner's customers; of a reseller's customers where a distributor names it. Orders that wait for the partner's payment: `status=6&paying_agent_id=<own account id>`.",
  callers: BOTH_SIDES,
  status: 200,
  query: withRanges(fields, RANGES, false).superRefine(withinAYear),
  answer: z.object({ total_count: shownCount, order_infos: shownList(shownOrder, 'Newest first') }),
  errors: ['CBC.99000037'],
  rate: ORDERS_A_SECOND,
  asks: billing.listOrders,
});

@Controller()
export class ListOrdersController {
  constructor(private readonly services: Services) {}

  /** O1 (billing 7) */
  @Route(listOrders)
  async list(call: Call<typeof listOrders>) {
    const { method, order_by, create_time_begin, create_time_end, payment_time_begin, payment_time_end, ...filters } = call.query;
    if (method === 'sub_customer' && filters.customer_id !== undefined) return { total_count: 0, order_infos: [] };
    const { total_count, order_infos } = await this.services.ask(call, {
      ...filters,
      create_time: rangeOf(create_time_begin, create_time_end),
      payment_time: rangeOf(payment_time_begin, payment_time_end),
      oldest_first: order_by === 'createtime',
    });
    return { total_count, order_infos: order_infos.map(toOrder) };
  }
}

/** billing OR-5: the same day and second of the next year is still within. */
function withinAYear(query: z.output<typeof fields>, context: z.RefinementCtx): void {
  for (const [begin, end] of RANGES) {
    const [from, to] = [query[begin], query[end]];
    if (from === undefined || to === undefined) continue;
    const last = parseUtc(from)!;
    last.setUTCFullYear(last.getUTCFullYear() + 1);
    if (parseUtc(to)! > last)
      context.issues.push({ code: 'custom', input: to, path: [end], ...issueReason('range_span', { other: begin }) });
  }
}
