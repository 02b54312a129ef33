import { Controller } from '@nestjs/common';
import { bodyPage, customer, filterTextA } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { DEALERS, indirectPartnerId, logList, READING, TAG } from './association-request';

const partnerLog = declareRoute({
  operation: 'listAssociationLog',
  method: 'POST',
  path: '/v2/partners/association-log/query',
  tag: TAG,
  summary: 'List what happened to the associations of customers',
  callers: DEALERS,
  permissions: READING,
  status: 200,
  body: z.object({
    customer_id: filterTextA(64, { description: 'Of this customer only', example: '0123456789abcdef0123456789abcdef' }),
    indirect_partner_id: indirectPartnerId,
    ...bodyPage(100),
  }),
  answer: logList,
  errors: ['CBC.99000037'],
  asks: customer.listAssociationLog,
});

const customerLog = declareRoute({
  operation: 'listOwnAssociationLog',
  method: 'POST',
  path: '/v2/customers/association-log/query',
  tag: TAG,
  summary: 'List what happened to the own associations',
  callers: [CUSTOMER],
  permissions: READING,
  status: 200,
  body: z.object(bodyPage(100)),
  answer: logList,
  asks: customer.listAssociationLog,
});

/** The immutable log of associations, for both sides (customers 2.6). */
@Controller()
export class AssociationLogsController {
  constructor(private readonly services: Services) {}

  @Route(partnerLog)
  partnerLog(call: Call<typeof partnerLog>) {
    return this.services.ask(call, call.body);
  }

  @Route(customerLog)
  customerLog(call: Call<typeof customerLog>) {
    return this.services.ask(call, call.body);
  }
}
