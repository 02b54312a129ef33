import { Controller } from '@nestjs/common';
import { customer, optionalBoolean, optionalText, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declarePartnerRoute } from '../partner-route';
import { prospectFields, reportParams, REPORTS, reviewReason, sealedProspect, submittedReport } from './report-fields';

const PATH = '/v2/partners/customer-reports';

const createReport = declarePartnerRoute({
  operation: 'createCustomerReport',
  method: 'POST',
  path: PATH,
  tag: REPORTS,
  summary: 'Report a prospective customer',
  description:
    'Accepted at once for 15 days, or waiting for the vendor where `review_reason` is needed (item REVIEW_REASON_REQUIRED: only the draft is kept). At most 100 reports wait or are valid. Items that refuse: NO_CONTACT, REPORT_QUOTA_EXCEEDED, ALREADY_REPORTED, OTHER_SITE, HAS_OTHER_PARTNER, REPORTED_BY_OTHER, CONSUMER_CLOUD_USER, HAS_CONTRACT, CASH_CONSUMPTION, FINANCIAL_CUSTODY_MEMBER, REFERRAL_REWARD; ACCOUNT_NAME_REQUIRED where several accounts have the phone.',
  status: 200,
  body: z.object({
    ...prospectFields,
    label: optionalText(64, { description: 'Label for the customer', example: 'spring fair' }),
    review_reason: optionalText(1000, reviewReason),
    draft: optionalBoolean({ description: 'Only record it, submit it later', example: false }),
  }),
  answer: submittedReport,
  errors: ['CBC.0101', 'CBC.5017', 'CBC.99007004'],
  asks: customer.createReport,
});

const submitReport = declarePartnerRoute({
  operation: 'submitCustomerReport',
  method: 'POST',
  path: `${PATH}/{report_id}/submit`,
  tag: REPORTS,
  summary: 'Submit a draft, or once more a report that expired',
  description: 'With the same checks as a new report. Any other state: item WRONG_STATE.',
  status: 200,
  params: reportParams,
  body: z.object({ review_reason: optionalText(1000, reviewReason) }),
  answer: submittedReport,
  errors: ['CBC.0101', 'CBC.5017', 'CBC.99007004'],
  asks: customer.submitReport,
});

const requestReview = declarePartnerRoute({
  ...submitReport,
  operation: 'requestManualReview',
  path: `${PATH}/{report_id}/manual-review`,
  summary: "Submit a draft with the reason for the vendor's review",
  body: z.object({ review_reason: text(1000, reviewReason) }),
});

/** customers 5.1 to 5.6. */
@Controller()
export class CreateReportsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(createReport)
  create(call: Call<typeof createReport>) {
    const { label, review_reason, draft, ...prospect } = call.body;
    const payload = { ...sealedProspect(this.sealer, prospect), label, review_reason, draft };
    return this.services.ask(call, payload, call.caller.account_id);
  }

  @Route(submitReport)
  submit(call: Call<typeof submitReport>) {
    return this.services.ask(call, { ...call.params, ...call.body }, call.caller.account_id);
  }

  @Route(requestReview)
  requestReview(call: Call<typeof requestReview>) {
    return this.services.ask(call, { ...call.params, ...call.body }, call.caller.account_id);
  }
}
