import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, newHexId, Sealer } from '@pc/kernel';
import { refuseUnlessVendor } from '../../../domain/authority';
import { submitForVendor } from '../../../domain/reports/decide-report';
import { newReport } from '../../../domain/reports/report';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { Reports } from '../../../ports/reports';
import { personOf, reportAudit, submittedView } from '../../../views/report.view';
import { ReportDesk } from '../report-desk/report-desk';

type Contract = typeof contracts.createVendorReport;

/** The vendor speaks for a prospect itself (customers 6.14); who creates it by API is refused then (4.26). */
@Injectable()
export class CreateVendorReport {
  constructor(
    private readonly commands: Commands,
    private readonly reports: Reports,
    private readonly desk: ReportDesk,
    private readonly log: OperationLog,
    private readonly sealer: Sealer,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    const person = personOf(payload, this.sealer);
    const account = await this.desk.accountOf(person, payload.account_name);
    if (isRefusal(account)) return account;
    return this.commands.once(request, async (tx) => {
      const draft = newReport({ id: newHexId(), partnerId: null, person, createdAt: tx.now, ...(account && { account }) });
      const accepted = submitForVendor(draft, await this.desk.validOf(tx, draft), tx.now);
      if (isRefusal(accepted)) return accepted;
      const report = await this.reports.save(tx, accepted);
      await this.log.write(tx, context, { object: { type: 'REPORT', id: report.id }, after: reportAudit(report) });
      return submittedView(report);
    });
  }
}
