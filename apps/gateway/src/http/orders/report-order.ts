import { Controller } from '@nestjs/common';
import { billing, idText, optionalTime, textOption } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { ORDER_ID } from './order-answers';
import { TAG } from './order-callers';

const OPERATIONS = '/v2/operations/orders/{order_id}';
const OWN = '/v2/customers/orders/{order_id}';
const params = z.object({ order_id: idText({ description: 'The order', example: ORDER_ID }) });
const common = {
  method: 'POST',
  tag: 'Operations: orders',
  status: 204,
  params,
  errors: ['CBC.30000010', 'CBC.99003106'],
  asks: billing.reportOrder,
} as const;

const provisioned = declareOperation({
  ...common,
  operation: 'reportProvisioning',
  path: `${OPERATIONS}/provisioning`,
  summary: 'Report that the resources of a paid order are there',
  description: 'The order is completed. A repetition changes nothing.',
  body: z.object({
    result: textOption(['DONE'], { description: 'All of it is provisioned', example: 'DONE' }),
    effective_time: optionalTime({ description: 'From when; absent: now' }),
  }),
});
const approve = declareOperation({
  ...common,
  operation: 'approveOrder',
  path: `${OPERATIONS}/approve`,
  summary: 'Approve an order that waits for it',
  description: 'From now on it waits for payment.',
});
const refuseOrder = declareOperation({
  ...common,
  operation: 'refuseOrder',
  path: `${OPERATIONS}/refuse`,
  summary: 'Refuse an order that waits for approval',
});
const invoiced = declareOperation({
  ...common,
  operation: 'reportInvoice',
  path: `${OPERATIONS}/invoiced`,
  summary: 'Report that a paid order was invoiced',
});
const own = { ...common, tag: TAG, callers: [CUSTOMER], inPerson: true } as const;
const confirm = declareRoute({
  ...own,
  operation: 'confirmOrder',
  path: `${OWN}/confirm`,
  summary: 'Confirm an order that an account manager placed',
  description: 'From now on it waits for payment.',
});
const decline = declareRoute({
  ...own,
  operation: 'declineOrder',
  path: `${OWN}/decline`,
  summary: 'Decline an order that an account manager placed',
});

/** What the vendor's systems report of orders, and what customers say to those placed for them (billing OR-11). */
@Controller()
export class ReportOrderController {
  constructor(private readonly services: Services) {}

  @Route(provisioned)
  async provisioned(call: Call<typeof provisioned>): Promise<void> {
    const { effective_time } = call.body;
    await this.services.ask(call, { ...call.params, report: 'PROVISIONED', effective_time }, call.params.order_id);
  }

  @Route(approve)
  async approve(call: Call<typeof approve>): Promise<void> {
    await this.services.ask(call, { ...call.params, report: 'APPROVE' }, call.params.order_id);
  }

  @Route(refuseOrder)
  async refuse(call: Call<typeof refuseOrder>): Promise<void> {
    await this.services.ask(call, { ...call.params, report: 'REFUSE' }, call.params.order_id);
  }

  @Route(invoiced)
  async invoiced(call: Call<typeof invoiced>): Promise<void> {
    await this.services.ask(call, { ...call.params, report: 'INVOICED' }, call.params.order_id);
  }

  @Route(confirm)
  async confirm(call: Call<typeof confirm>): Promise<void> {
    await this.services.ask(call, { ...call.params, report: 'CONFIRM' }, call.params.order_id);
  }

  @Route(decline)
  async decline(call: Call<typeof decline>): Promise<void> {
    await this.services.ask(call, { ...call.params, report: 'DECLINE' }, call.params.order_id);
  }
}
