import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { isSubmittable, refuseItems } from '../../../domain/reports/decide-report';
import { noticeLanguage } from '../../../domain/notices/notice';
import { refuseUnknown } from '../../../domain/unknown';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Reports } from '../../../ports/reports';
import { submittedView } from '../../../views/report.view';
import { ReportDesk } from '../report-desk/report-desk';

type Contract = typeof contracts.submitReport;

/** Submits a draft, or once more a report that expired (customers 3.1, 5.6). */
@Injectable()
export class SubmitReport {
  constructor(
    private readonly commands: Commands,
    private readonly reports: Reports,
    private readonly desk: ReportDesk,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const seen = await this.reports.find(payload.report_id);
    if (!seen || seen.partnerId !== context.caller.account_id) return refuseUnknown('report_id');
    const background = await this.desk.lookUp(seen.person, seen.account?.name, context.deadline);
    if (isRefusal(background)) return background;
    return this.commands.once(request, async (tx) => {
      const report = await this.reports.find(seen.id, tx);
      if (!report) return refuseUnknown('report_id');
      if (!isSubmittable(report, tx.now)) return refuseItems('WRONG_STATE');
      const { account } = background;
      const again = { ...report, ...(account && { account }), language: noticeLanguage(context) };
      const submitted = await this.desk.submit(tx, again, background, payload.review_reason);
      return isRefusal(submitted) ? submitted : submittedView(submitted);
    });
  }
}
