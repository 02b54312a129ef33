import { Controller } from '@nestjs/common';
import { bodyPage, customer, filterTextA, optionalTextOption } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declarePartnerRoute } from '../partner-route';
import { EXAMPLE_ID, REPORTS } from '../reports/report-fields';
import { shownCount, shownId, shownInteger, shownList, shownOption, shownText, shownTime } from '../shown';

const invitation = z
  .object({
    invitation_id: shownId('The invitation', EXAMPLE_ID),
    kind: shownOption(customer.INVITATION_KINDS, 'By e-mail, or which link'),
    association_type: shownOption(['1', '2'], '1 referral, 2 resale'),
    label: shownText(64, 'Label that its customers get', 'spring fair').optional(),
    created_by: shownText(64, 'Operator who made it', 'clerk'),
    report_id: shownId('Report of an invitation by e-mail', EXAMPLE_ID).optional(),
    status: shownOption(customer.INVITATION_STATUSES, 'Whether it can be used'),
    associated_count: shownInteger('Customers who came by it', 3),
    failed_count: shownInteger('Acceptances that failed', 1),
    created_at: shownTime('Time of creation'),
    expire_time: shownTime('End of its validity; absent: none').optional(),
  })
  .meta({ id: 'Invitation', description: 'An invitation' });

const result = z
  .object({
    invitation_id: shownId('The invitation', EXAMPLE_ID),
    association_status: shownOption(['ASSOCIATED', 'FAILED'], 'How it ended'),
    failure_reason: shownOption(customer.FAILURE_REASONS, 'Why it failed').optional(),
    customer_id: shownId('The customer', '0123456789abcdef0123456789abcdef').optional(),
    account_name: shownText(64, 'Account, masked', 'c********').optional(),
    mobile_phone: shownText(32, 'Phone, masked', '138****0000').optional(),
    registered_via: shownOption(['INVITE'], 'Of a customer who registered by the invitation').optional(),
    attempted_at: shownTime('Time of the last try'),
  })
  .meta({ id: 'InvitationResult', description: "What came of somebody's last try with an invitation" });

const idFilter = (description: string) => filterTextA(64, { description, example: EXAMPLE_ID });

const listInvitations = declarePartnerRoute({
  operation: 'listInvitations',
  method: 'POST',
  path: '/v2/partners/invitations/query',
  tag: REPORTS,
  summary: "List the caller's invitations",
  status: 200,
  body: z.object({
    kind: optionalTextOption(customer.INVITATION_KINDS, { description: 'Kind', example: 'EMAIL' }),
    status: optionalTextOption(customer.INVITATION_STATUSES, { description: 'Whether it can be used', example: 'OPEN' }),
    label: filterTextA(64, { description: 'Part of the label', example: 'fair' }),
    report_id: idFilter('Of this report only'),
    ...bodyPage(100),
  }),
  answer: z.object({ total_count: shownCount, invitations: shownList(invitation, 'Newest first') }),
  asks: customer.listInvitations,
});

const listResults = declarePartnerRoute({
  operation: 'listInvitationResults',
  method: 'POST',
  path: '/v2/partners/invitations/results/query',
  tag: REPORTS,
  summary: 'List who accepted, and who failed for which reason',
  description: 
    'One entry for each invitation and person. Phone and account are masked. Of tries with an invitation that is used or expired at most 20 are kept, and of each person only the first.',
  status: 200,
  body: z.object({
    invitation_id: idFilter('Of this invitation only'),
    association_status: optionalTextOption(['ASSOCIATED', 'FAILED'], { description: 'How it ended', example: 'FAILED' }),
    ...bodyPage(100),
  }),
  answer: z.object({ total_count: shownCount, results: shownList(result, 'Newest first') }),
  asks: customer.listInvitationResults,
});

/** customers 5.16, 5.20, 5.22. */
@Controller()
export class ListInvitationsController {
  constructor(private readonly services: Services) {}

  @Route(listInvitations)
  list(call: Call<typeof listInvitations>) {
    return this.services.ask(call, call.body);
  }

  @Route(listResults)
  results(call: Call<typeof listResults>) {
    return this.services.ask(call, call.body);
  }
}
