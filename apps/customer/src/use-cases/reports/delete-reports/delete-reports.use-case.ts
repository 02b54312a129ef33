import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Reports } from '../../../ports/reports';

type Contract = typeof contracts.deleteReports;

/** A partner removes reports, any but those that led to an association (customers 3.1). */
@Injectable()
export class DeleteReports {
  constructor(
    private readonly commands: Commands,
    private readonly reports: Reports,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { kind, account_id } = request.context.caller;
    if (kind !== 'PARTNER') return refuse('CBC.0151');
    return this.commands.once(request, async (tx) => {
      const removed: string[] = [];
      const refused: { report_id: string; item: string }[] = [];
      for (const id of new Set(request.payload.report_ids)) {
        const report = await this.reports.find(id, tx);
        if (report?.partnerId !== account_id) continue;
        if (report.status === 'ASSOCIATED') {
          refused.push({ report_id: id, item: 'WRONG_STATE' });
          continue;
        }
        await this.reports.remove(tx, report);
        removed.push(id);
      }
      return { removed, refused };
    });
  }
}
