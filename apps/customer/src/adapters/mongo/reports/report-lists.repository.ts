import { Injectable } from '@nestjs/common';
import { fuzzy, StoreConnection } from '@pc/store';
import type { Report, ReportStatus } from '../../../domain/reports/report';
import { ReportLists, type ReportFilter } from '../../../ports/reports';
import { COLLECTIONS } from '../collections';
import { ReportMapper, type ReportDocument } from './report.mapper';

@Injectable()
export class ReportListsRepository extends ReportLists {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: ReportMapper,
  ) {
    super();
  }

  override async page(
    wanted: ReportFilter,
    { offset, limit }: { offset: number; limit: number },
    now: Date,
  ): Promise<{ total: number; reports: Report[] }> {
    const filter = this.filterOf(wanted, now);
    const rows = this.store.collection<ReportDocument>(COLLECTIONS.reports);
    const [total, documents] = await Promise.all([
      rows.countDocuments(filter),
      rows.find(filter).sort({ createdAt: -1, _id: 1 }).skip(offset).limit(limit).toArray(),
    ]);
    return { total: Number(total), reports: documents.map((document) => this.mapper.fromDocument(document)) };
  }

  private filterOf(wanted: ReportFilter, now: Date): object {
    const { partnerId, ofPartners, fullName, phone, label, status, associationStatus } = wanted;
    return {
      ...(partnerId !== undefined && { partnerId }),
      ...(ofPartners && { partnerId: { $ne: null } }),
      ...(fullName !== undefined && { nameKey: this.mapper.nameKey(fullName) }),
      ...(phone !== undefined && { phoneKey: this.mapper.phoneKey(phone) }),
      ...(label !== undefined && { label: fuzzy(label) }),
      ...(associationStatus !== undefined && { associationStatus }),
      ...(status !== undefined && withStatus(status, now)),
    };
  }
}

/** What is over counts as expired, whether the sweeper has come by or not. */
function withStatus(status: ReportStatus, now: Date): object {
  if (status === 'REPORTED') return { status, expiresAt: { $gt: now } };
  return status === 'EXPIRED' ? { $or: [{ status }, { status: 'REPORTED', expiresAt: { $lte: now } }] } : { status };
}
