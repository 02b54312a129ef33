import { Controller } from '@nestjs/common';
import { customer, filterTextA } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import {
  assent,
  associationRequest,
  checks,
  customerId,
  DEALERS,
  HANDLING,
  indirectPartnerId,
  ITEMS,
  READING,
  requestFilters,
  requestList,
  requestParams,
  requestType,
  TAG,
  targetType,
} from './association-request';
import { CODE_ERRORS, sealedCode, verificationCode } from '../verification/sensitive-code';

const subject = z.object({ customer_id: customerId, indirect_partner_id: indirectPartnerId, type: requestType, target_type: targetType });

const submit = declareRoute({
  operation: 'submitAssociationRequest',
  method: 'POST',
  path: '/v2/partners/association-requests',
  tag: TAG,
  summary: 'Ask the customer to end or switch the association',
  description: `It takes effect when the other side approves. ${ITEMS}`,
  callers: DEALERS,
  permissions: HANDLING,
  status: 200,
  body: subject.extend({ ...assent, ...verificationCode }),
  answer: associationRequest,
  errors: ['CBC.99000035', 'CBC.0101', 'CBC.99000037', 'CBC.99007004', ...CODE_ERRORS],
  asks: customer.submitAssociationRequest,
});

const approve = declareRoute({
  operation: 'approveAssociationRequest',
  method: 'POST',
  path: '/v2/partners/association-requests/{request_id}/approve',
  tag: TAG,
  summary: 'Approve a request of the customer: the association ends or switches',
  description: `All preconditions are looked at again. ${ITEMS} \`WRONG_STATE\`: it is handled already.`,
  callers: DEALERS,
  permissions: HANDLING,
  status: 200,
  params: requestParams,
  body: z.object({ ...verificationCode }),
  answer: associationRequest,
  errors: ['CBC.0101', 'CBC.99007004', ...CODE_ERRORS],
  asks: customer.approveAssociationRequest,
});

const reject = declareRoute({
  operation: 'rejectAssociationRequest',
  method: 'POST',
  path: '/v2/partners/association-requests/{request_id}/reject',
  tag: TAG,
  summary: 'Reject a request of the customer: the association stays as it is',
  callers: DEALERS,
  permissions: HANDLING,
  status: 200,
  params: requestParams,
  body: z.object({ ...verificationCode }),
  answer: associationRequest,
  errors: ['CBC.0101', 'CBC.99007004', ...CODE_ERRORS],
  asks: customer.rejectAssociationRequest,
});

const check = declareRoute({
  operation: 'checkAssociation',
  method: 'POST',
  path: '/v2/partners/association-requests/check',
  tag: TAG,
  summary: 'Try the preconditions of a request; nothing changes',
  callers: DEALERS,
  permissions: READING,
  status: 200,
  body: subject,
  answer: z.object({ checks }),
  errors: ['CBC.99000035', 'CBC.0101', 'CBC.99000037'],
  asks: customer.checkAssociation,
});

const list = declareRoute({
  operation: 'listAssociationRequests',
  method: 'POST',
  path: '/v2/partners/association-requests/query',
  tag: TAG,
  summary: 'List requests to end or switch associations',
  callers: DEALERS,
  permissions: READING,
  status: 200,
  body: z.object({
    customer_id: filterTextA(64, { description: 'Of this customer only', example: '0123456789abcdef0123456789abcdef' }),
    indirect_partner_id: indirectPartnerId,
    ...requestFilters,
  }),
  answer: requestList,
  errors: ['CBC.99000037'],
  asks: customer.listAssociationRequests,
});

/** The partner's side of requests to end or switch an association (customers 6). */
@Controller()
export class PartnerAssociationRequestsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(submit)
  submit(call: Call<typeof submit>) {
    const { verification_code, notes_read: _read, ...wish } = call.body;
    return this.services.ask(call, { ...wish, ...sealedCode(this.sealer, verification_code) }, wish.customer_id);
  }

  @Route(approve)
  approve(call: Call<typeof approve>) {
    return this.services.ask(call, { ...call.params, ...sealedCode(this.sealer, call.body.verification_code) }, call.params.request_id);
  }

  @Route(reject)
  reject(call: Call<typeof reject>) {
    return this.services.ask(call, { ...call.params, ...sealedCode(this.sealer, call.body.verification_code) }, call.params.request_id);
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
