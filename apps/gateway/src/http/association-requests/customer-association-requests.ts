import { Controller } from '@nestjs/common';
import { customer } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import {
  assent,
  associationRequest,
  checks,
  disassociation,
  HANDLING,
  ITEMS,
  READING,
  requestFilters,
  requestList,
  requestParams,
  TAG,
} from './association-request';

const subject = z.object({ type: disassociation });

const submit = declareRoute({
  operation: 'submitOwnAssociationRequest',
  method: 'POST',
  path: '/v2/customers/association-requests',
  tag: TAG,
  summary: 'Ask the partner to end the association',
  description: `It takes effect when the other side approves. ${ITEMS}`,
  callers: [CUSTOMER],
  inPerson: true,
  permissions: HANDLING,
  status: 200,
  body: subject.extend({ ...assent }),
  answer: associationRequest,
  errors: ['CBC.99000035', 'CBC.99007004'],
  asks: customer.submitAssociationRequest,
});

const approve = declareRoute({
  operation: 'approveOwnAssociationRequest',
  method: 'POST',
  path: '/v2/customers/association-requests/{request_id}/approve',
  tag: TAG,
  summary: 'Approve a request of the partner: the association ends or switches',
  description: `All preconditions are looked at again. ${ITEMS} \`WRONG_STATE\`: it is handled already.`,
  callers: [CUSTOMER],
  inPerson: true,
  permissions: HANDLING,
  status: 200,
  params: requestParams,
  body: z.object({}),
  answer: associationRequest,
  errors: ['CBC.0101', 'CBC.99007004'],
  asks: customer.approveAssociationRequest,
});

const reject = declareRoute({
  operation: 'rejectOwnAssociationRequest',
  method: 'POST',
  path: '/v2/customers/association-requests/{request_id}/reject',
  tag: TAG,
  summary: 'Reject a request of the partner: the association stays as it is',
  callers: [CUSTOMER],
  inPerson: true,
  permissions: HANDLING,
  status: 200,
  params: requestParams,
  body: z.object({}),
  answer: associationRequest,
  errors: ['CBC.0101', 'CBC.99007004'],
  asks: customer.rejectAssociationRequest,
});

const check = declareRoute({
  operation: 'checkOwnAssociation',
  method: 'POST',
  path: '/v2/customers/association-requests/check',
  tag: TAG,
  summary: 'Try the preconditions of a request; nothing changes',
  callers: [CUSTOMER],
  permissions: READING,
  status: 200,
  body: subject,
  answer: z.object({ checks }),
  errors: ['CBC.99000035'],
  asks: customer.checkAssociation,
});

const list = declareRoute({
  operation: 'listOwnAssociationRequests',
  method: 'POST',
  path: '/v2/customers/association-requests/query',
  tag: TAG,
  summary: 'List requests to end or switch associations',
  callers: [CUSTOMER],
  permissions: READING,
  status: 200,
  body: z.object({ ...requestFilters }),
  answer: requestList,
  errors: [],
  asks: customer.listAssociationRequests,
});

/** The customer's side of requests to end an association (customers 6). */
@Controller()
export class CustomerAssociationRequestsController {
  constructor(private readonly services: Services) {}

  @Route(submit)
  submit(call: Call<typeof submit>) {
    const { notes_read: _read, ...wish } = call.body;
    return this.services.ask(call, wish, call.caller.account_id);
  }

  @Route(approve)
  approve(call: Call<typeof approve>) {
    return this.services.ask(call, call.params, call.params.request_id);
  }

  @Route(reject)
  reject(call: Call<typeof reject>) {
    return this.services.ask(call, call.params, call.params.request_id);
  }

  @Route(check)
  check(call: Call<typeof check>) {
    return this.services.ask(call, call.body);
  }

  @Route(list)
  list(call: Call<typeof list>) {
    return this.services.ask(call, call.body);
  }
}
