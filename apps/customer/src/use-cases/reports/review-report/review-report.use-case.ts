import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { refuseUnlessVendor } from '../../../domain/authority';
import { maskName } from '../../../domain/contact';
import { expire, review } from '../../../domain/reports/decide-report';
import type { Report } from '../../../domain/reports/report';
import { refuseUnknown } from '../../../domain/unknown';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Notices } from '../../../ports/notices';
import { OperationLog } from '../../../ports/operation-log';
import { Reports } from '../../../ports/reports';
import { reportAudit } from '../../../views/report.view';
import { ReportDesk } from '../report-desk/report-desk';

type Contract = typeof contracts.reviewReport;

/** The vendor decides on a report that waits for it (customers 3.1, 5.6), and the partner hears of it. */
@Injectable()
export class ReviewReport {
  constructor(
    private readonly commands: Commands,
    private readonly reports: Reports,
    private readonly desk: ReportDesk,
    private readonly accounts: Accounts,
    private readonly notices: Notices,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    return this.commands.once(request, async (tx) => {
      const before = await this.reports.find(payload.report_id, tx);
      if (!before) return refuseUnknown('report_id');
      const after = await this.decide(tx, before, payload);
      if (isRefusal(after)) return after;
      await this.log.write(tx, context, {
        object: { type: 'REPORT', id: before.id },
        before: reportAudit(before),
        after: reportAudit(after),
      });
      await this.tellPartner(tx, after);
      return {};
    });
  }

  /** What the vendor grants to a partner it no longer claims for itself: a prospect has one valid report (customers 5.3). */
  private async decide(tx: Tx, report: Report, { result, opinion }: PayloadOf<Contract>): Promise<Report | Refusal> {
    const valid = await this.desk.validOf(tx, report);
    const approved = result === 'APPROVE';
    const decided = review(report, { approved, ...(opinion !== undefined && { opinion }), valid, now: tx.now });
    if (isRefusal(decided)) return decided;
    for (const own of approved ? valid.filter(({ partnerId }) => partnerId === null) : []) await this.reports.save(tx, expire(own));
    return this.reports.save(tx, decided);
  }

  private async tellPartner(tx: Tx, { partnerId, person, status, opinion = '', language = 'zh-cn' }: Report): Promise<void> {
    const { email, phone } = (partnerId && (await this.accounts.find(partnerId, tx))?.contact) || {};
    const receiver = email || phone;
    if (!receiver) return;
    const result = status === 'REPORTED' ? 'APPROVED' : 'REJECTED';
    const values = { customer: maskName(person.customerFullName), result, opinion };
    await this.notices.send(tx, { channel: email ? 'EMAIL' : 'SMS', receiver, template: 'REPORT_REVIEWED', language, values });
  }
}
