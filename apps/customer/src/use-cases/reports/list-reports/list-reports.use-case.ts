import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { Caller, customer as contracts, PayloadOf } from '@pc/contracts';
import { refuse, Sealer, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { isVendor } from '../../../domain/authority';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { ReportLists, type ReportFilter } from '../../../ports/reports';
import { reportView } from '../../../views/report.view';

type Contract = typeof contracts.listReports;

/** Reports that the caller may see: a partner its own, the vendor all (customers 5.22). */
@Injectable()
export class ListReports {
  constructor(
    private readonly lists: ReportLists,
    private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const { caller } = context;
    if (!isVendor(caller) && caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const now = this.clock.now();
    const { total, reports } = await this.lists.page({ ...this.filterOf(payload), ...scopeOf(caller, payload) }, payload, now);
    return answer({ total_count: total, reports: reports.map((report) => reportView(report, now)) });
  }

  private filterOf({ sealed_full_name, sealed_phone, label, status, association_status }: PayloadOf<Contract>): ReportFilter {
    return {
      ...(sealed_full_name !== undefined && { fullName: this.sealer.open(sealed_full_name, 'contact') }),
      ...(sealed_phone !== undefined && { phone: this.sealer.open(sealed_phone, 'contact') }),
      ...(label !== undefined && { label }),
      ...(status && { status }),
      ...(association_status && { associationStatus: association_status }),
    };
  }
}

function scopeOf(caller: Caller, { partner_id, reported_by }: PayloadOf<Contract>): ReportFilter {
  if (!isVendor(caller)) return { partnerId: caller.account_id };
  if (reported_by === 'VENDOR') return { partnerId: null };
  if (partner_id !== undefined) return { partnerId: partner_id };
  return reported_by === 'PARTNER' ? { ofPartners: true } : {};
}
