import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, newHexId, refuse, Sealer } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { noticeLanguage } from '../../../domain/notices/notice';
import { newReport, type Report } from '../../../domain/reports/report';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Reports } from '../../../ports/reports';
import { personOf, submittedView } from '../../../views/report.view';
import { ReportDesk } from '../report-desk/report-desk';

type Contract = typeof contracts.createReport;

/** A partner reports a prospect, or only records one (customers 3.1, 5.1 to 5.6). */
@Injectable()
export class CreateReport {
  constructor(
    private readonly commands: Commands,
    private readonly reports: Reports,
    private readonly desk: ReportDesk,
    private readonly sealer: Sealer,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const { kind, account_id: partnerId } = context.caller;
    if (kind !== 'PARTNER') return refuse('CBC.0151');
    const person = personOf(payload, this.sealer);
    const background = await this.desk.lookUp(person, payload.account_name, context.deadline);
    if (isRefusal(background)) return background;
    return this.commands.once(request, async (tx) => {
      const { account } = background;
      const facts = { partnerId, person, createdAt: tx.now, language: noticeLanguage(context), ...(account && { account }) };
      const draft = await this.draftOf(
        tx,
        newReport({ id: newHexId(), ...facts, ...(payload.label !== undefined && { label: payload.label }) }),
      );
      const wish = payload.draft === true ? this.reports.save(tx, draft) : this.desk.submit(tx, draft, background, payload.review_reason);
      const report = await wish;
      return isRefusal(report) ? report : submittedView(report);
    });
  }

  /** A prospect that the partner has only recorded so far is not recorded a second time. */
  private async draftOf(tx: Tx, fresh: Report): Promise<Report> {
    const [recorded] = await this.reports.ofPhone(tx, fresh.partnerId, fresh.person.mobilePhone, 'DRAFT');
    return recorded ? { ...fresh, id: recorded.id, version: recorded.version, createdAt: recorded.createdAt } : fresh;
  }
}
