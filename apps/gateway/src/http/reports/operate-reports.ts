import { Controller } from '@nestjs/common';
import { bodyPage, customer, filterTextA, memoText, optionalTextOption, textOption } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownCount, shownList } from '../shown';
import { prospectFields, reportFilters, reportParams, sealedFilters, sealedProspect, shownReport, submittedReport } from './report-fields';

const PATH = '/v2/operations/customer-reports';
const tag = 'Operations: reports';

const listReports = declareOperation({
  operation: 'listAllCustomerReports',
  method: 'POST',
  path: `${PATH}/query`,
  tag,
  summary: 'List the reports of all partners and of the vendor',
  description: 'Those that wait for a review have `status` PENDING. Newest first, masked.',
  status: 200,
  body: z.object({
    ...reportFilters,
    partner_id: filterTextA(64, { description: 'Of this partner only', example: 'fedcba9876543210fedcba9876543210' }),
    reported_by: optionalTextOption(['PARTNER', 'VENDOR'], { description: 'Whose reports', example: 'PARTNER' }),
    ...bodyPage(100),
  }),
  answer: z.object({ total_count: shownCount, reports: shownList(shownReport, 'Newest first') }),
  asks: customer.listReports,
});

const reviewReport = declareOperation({
  operation: 'reviewCustomerReport',
  method: 'POST',
  path: `${PATH}/{report_id}/review`,
  tag,
  summary: 'Approve or reject a report that waits',
  description:
    'The partner hears of it. An approval starts the 15 days. Items: WRONG_STATE when it does not wait, REPORTED_BY_OTHER when another was faster.',
  status: 204,
  params: reportParams,
  body: z.object({
    result: textOption(['APPROVE', 'REJECT'], { description: 'The decision', example: 'APPROVE' }),
    opinion: memoText(255, { description: 'What the partner is told', example: 'Go ahead' }),
  }),
  errors: ['CBC.0101', 'CBC.99007004'],
  asks: customer.reviewReport,
});

const createReport = declareOperation({
  operation: 'createVendorReport',
  method: 'POST',
  path: PATH,
  tag,
  summary: 'Report a prospect for the vendor itself',
  description:
    'For 15 days partners cannot register this phone or e-mail address, and their reports need a review. Items: REPORTED_BY_OTHER, ALREADY_REPORTED, ACCOUNT_NAME_REQUIRED.',
  status: 200,
  body: z.object(prospectFields),
  answer: submittedReport,
  errors: ['CBC.0101', 'CBC.5017', 'CBC.99007004'],
  asks: customer.createVendorReport,
});

/** customers 3.1, 5.6, 6.14. */
@Controller()
export class OperateReportsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(listReports)
  list(call: Call<typeof listReports>) {
    return this.services.ask(call, sealedFilters(this.sealer, call.body));
  }

  @Route(reviewReport)
  async review(call: Call<typeof reviewReport>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...call.body }, call.params.report_id);
  }

  @Route(createReport)
  create(call: Call<typeof createReport>) {
    return this.services.ask(call, sealedProspect(this.sealer, call.body), call.body.mobile_phone);
  }
}
