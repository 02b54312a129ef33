import { Controller } from '@nestjs/common';
import { customer, idText, optionalText, optionalTextOption, queryPage, textOption } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownCount, shownList } from '../shown';
import { shownEdit, shownMainAccount } from './profile-fields';

const listEdits = declareOperation({
  operation: 'listCompanyEdits',
  method: 'GET',
  path: '/v2/operations/company-profiles',
  tag: 'Operations: parties',
  summary: 'List edits of company data, oldest first',
  status: 200,
  query: z.object({
    status: optionalTextOption(customer.EDIT_STATUSES, { description: 'Only these; absent: all', example: 'PENDING' }),
    ...queryPage(100),
  }),
  answer: z.object({
    count: shownCount,
    edits: shownList(
      z.object({ ...shownEdit, ...shownMainAccount }).meta({ id: 'ListedCompanyEdit', description: 'An edit and the company it is of' }),
      'Edits of this page',
    ),
  }),
  asks: customer.listProfileEdits,
});

const reviewEdit = declareOperation({
  operation: 'reviewCompanyEdit',
  method: 'POST',
  path: '/v2/operations/company-profiles/{id}/review',
  tag: 'Operations: parties',
  summary: 'Approve or reject an edit of company data',
  description:
    'An edit is reviewed once (item WRONG_STATE); a credit code that another company bears is not approved (item CREDIT_CODE_TAKEN).',
  status: 204,
  params: z.object({ id: idText({ description: 'The edit', example: '00112233445566778899aabbccddeeff' }) }),
  body: z.object({
    result: textOption(['APPROVE', 'REJECT'], { description: 'The decision', example: 'APPROVE' }),
    opinion: optionalText(255, { description: 'Shown to the partner', example: 'The licence shows another name' }),
  }),
  errors: ['CBC.0101', 'CBC.99007004'],
  asks: customer.reviewProfileEdit,
});

@Controller()
export class ReviewCompanyEditsController {
  constructor(private readonly services: Services) {}

  @Route(listEdits)
  list(call: Call<typeof listEdits>) {
    return this.services.ask(call, call.query);
  }

  /** customers 10.3 */
  @Route(reviewEdit)
  async review(call: Call<typeof reviewEdit>): Promise<void> {
    await this.services.ask(call, { edit_id: call.params.id, ...call.body }, call.params.id);
  }
}
