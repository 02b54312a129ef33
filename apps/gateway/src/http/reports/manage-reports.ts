import { Controller } from '@nestjs/common';
import { bodyPage, customer, idText, messageOf, textOption, uniqueList } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { errorDetail } from '../error-detail';
import { declarePartnerRoute } from '../partner-route';
import { shownCount, shownId, shownList, shownText } from '../shown';
import { EXAMPLE_ID, reportFilters, reportParams, REPORTS, sealedFilters, shownReport } from './report-fields';

const PATH = '/v2/partners/customer-reports';

const listReports = declarePartnerRoute({
  operation: 'listCustomerReports',
  method: 'POST',
  path: `${PATH}/query`,
  tag: REPORTS,
  summary: "List the caller's reports",
  description: 'Newest first. Names, phone and e-mail are masked.',
  status: 200,
  body: z.object({ ...reportFilters, ...bodyPage(100) }),
  answer: z.object({ total_count: shownCount, reports: shownList(shownReport, 'Newest first') }),
  asks: customer.listReports,
});

const revealReport = declarePartnerRoute({
  operation: 'revealCustomerReport',
  method: 'POST',
  path: `${PATH}/{report_id}/reveal`,
  tag: REPORTS,
  summary: 'Show one masked field of a report',
  description: 'Who asked for which field is noted.',
  status: 200,
  params: reportParams,
  body: z.object({ field: textOption(customer.MASKED_FIELDS, { description: 'The field', example: 'mobile_phone' }) }),
  answer: z.object({ value: shownText(128, 'The field in clear; absent: it is not set', '13800000000').optional() }),
  errors: ['CBC.0101'],
  asks: customer.revealReport,
});

const deleteReport = declarePartnerRoute({
  operation: 'deleteCustomerReport',
  method: 'DELETE',
  path: `${PATH}/{report_id}`,
  tag: REPORTS,
  summary: 'Remove a report',
  description: 'One that led to an association stays: item WRONG_STATE.',
  status: 204,
  params: reportParams,
  errors: ['CBC.0101', 'CBC.99007004'],
  asks: customer.deleteReports,
});

const deleteReports = declarePartnerRoute({
  operation: 'deleteCustomerReports',
  method: 'POST',
  path: `${PATH}/batch-delete`,
  tag: REPORTS,
  summary: 'Remove many reports',
  description: 'Ids that are not of the caller are dropped silently; reports that led to an association stay.',
  status: 200,
  body: z.object({
    report_ids: uniqueList(idText({ description: 'A report', example: EXAMPLE_ID }), 1, 100, { description: 'What to remove' }),
  }),
  answer: z.object({
    removed: shownList(shownId('A report that is gone', EXAMPLE_ID), 'In the order of the request'),
    error_details: shownList(errorDetail, 'Reports that stay'),
  }),
  detailErrors: ['CBC.99007004'],
  asks: customer.deleteReports,
});

/** customers 3.1, 5.22. */
@Controller()
export class ManageReportsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(listReports)
  list(call: Call<typeof listReports>) {
    return this.services.ask(call, sealedFilters(this.sealer, call.body));
  }

  @Route(revealReport)
  async reveal(call: Call<typeof revealReport>) {
    const { sealed_value } = await this.services.ask(call, { ...call.params, ...call.body }, call.caller.account_id);
    return sealed_value === undefined ? {} : { value: this.sealer.open(sealed_value, 'contact') };
  }

  @Route(deleteReport)
  async remove(call: Call<typeof deleteReport>): Promise<void> {
    const { report_id } = call.params;
    const { removed, refused } = await this.services.ask(call, { report_ids: [report_id] }, call.caller.account_id);
    const [kept] = refused;
    if (kept) throw new Refused(refuse('CBC.99007004', { items: [kept.item] }));
    if (removed.length === 0) throw new Refused(refuse('CBC.0101', { field: 'report_id', reason: 'unknown' }));
  }

  @Route(deleteReports)
  async removeMany(call: Call<typeof deleteReports>) {
    const { removed, refused } = await this.services.ask(call, call.body, call.caller.account_id);
    const error_msg = messageOf(refuse('CBC.99007004'), call.language);
    return { removed, error_details: refused.map(({ report_id: id }) => ({ id, error_code: 'CBC.99007004', error_msg })) };
  }
}
