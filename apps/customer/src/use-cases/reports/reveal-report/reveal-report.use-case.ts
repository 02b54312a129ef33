import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { isVendor } from '../../../domain/authority';
import { refuseUnknown } from '../../../domain/unknown';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { Reports } from '../../../ports/reports';
import { clearField } from '../../../views/report.view';

type Contract = typeof contracts.revealReport;

/** Shows one masked field, and notes who saw which one; the value itself is noted nowhere (customers 5.22). */
@Injectable()
export class RevealReport {
  constructor(
    private readonly commands: Commands,
    private readonly reports: Reports,
    private readonly log: OperationLog,
    private readonly sealer: Sealer,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    return this.commands.once(request, async (tx) => {
      const report = await this.reports.find(payload.report_id, tx);
      const visible = report && (isVendor(context.caller) || report.partnerId === context.caller.account_id);
      if (!visible) return refuseUnknown('report_id');
      await this.log.write(tx, context, { object: { type: 'REPORT', id: report.id }, after: { revealed: payload.field } });
      const value = clearField(report, payload.field);
      return value === undefined ? {} : { sealed_value: this.sealer.seal(value, 'contact') };
    });
  }
}
