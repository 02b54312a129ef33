import { Injectable } from '@nestjs/common';
import { customer as contracts } from '@pc/contracts';
import { Collision, StoreConnection, type Tx } from '@pc/store';
import type { Report, ReportStatus } from '../../../domain/reports/report';
import { Reports, type Sameness } from '../../../ports/reports';
import { COLLECTIONS } from '../collections';
import { ReportMapper, type ReportDocument } from './report.mapper';

@Injectable()
export class ReportsRepository extends Reports {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: ReportMapper,
  ) {
    super();
  }

  override async find(id: string, tx?: Tx): Promise<Report | undefined> {
    const document = await this.rows(tx).findOne({ _id: id }, tx && { session: tx.session });
    return document ? this.mapper.fromDocument(document) : undefined;
  }

  /** One query an index, since a report may meet both conditions. */
  override async accepted(tx: Tx, same: Sameness): Promise<Report[]> {
    const found = new Map<string, Report>();
    for (const condition of this.mapper.matching(same))
      for (const report of await this.load(tx, { ...condition, status: 'REPORTED' })) found.set(report.id, report);
    return [...found.values()];
  }

  override ofPhone(tx: Tx, partnerId: string | null, phone: string, status: ReportStatus): Promise<Report[]> {
    return this.load(tx, { phoneKey: this.mapper.phoneKey(phone), partnerId, status });
  }

  override async countHeld(tx: Tx, partnerId: string): Promise<number> {
    const { session } = tx;
    const waiting = await this.rows(tx).countDocuments({ partnerId, status: 'PENDING' }, { session });
    const valid = await this.rows(tx).countDocuments({ partnerId, status: 'REPORTED', expiresAt: { $gt: tx.now } }, { session });
    return Number(waiting) + Number(valid);
  }

  override async save(tx: Tx, report: Report): Promise<Report> {
    const from = await this.startChange(tx, report);
    const next = { ...report, version: report.version + 1 };
    this.tell(tx, next, from, next.status);
    const { _id, ...fields } = this.mapper.toDocument(next, tx.position());
    const { session } = tx;
    if (report.version === 0) await this.rows(tx).insertOne({ _id, ...fields }, { session });
    else await this.rows(tx).replaceOne({ _id, version: report.version }, fields, { session });
    return next;
  }

  override async remove(tx: Tx, report: Report): Promise<void> {
    const from = await this.startChange(tx, report);
    this.tell(tx, { ...report, version: report.version + 1 }, from, 'REMOVED');
    await this.rows(tx).deleteOne({ _id: report.id, version: report.version }, { session: tx.session });
  }

  override async due(now: Date, limit: number): Promise<string[]> {
    return this.ids({ status: 'REPORTED', expiresAt: { $lte: now } }, limit);
  }

  override async openOf(partnerId: string, limit: number): Promise<string[]> {
    return this.ids({ partnerId, status: { $in: ['PENDING', 'REPORTED'] } }, limit);
  }

  /** The status that the report had; collides when somebody changed it since it was loaded. */
  private async startChange(tx: Tx, { id, version }: Report): Promise<string> {
    if (version === 0) return 'NONE';
    const options = { session: tx.session, projection: { status: 1, position: 1 } };
    const stored = await this.rows(tx).findOne({ _id: id, version }, options);
    if (!stored) throw new Collision(`Report ${id} was changed at the same moment`);
    tx.observe(stored.position);
    return stored.status;
  }

  private tell(tx: Tx, { id, version, partnerId, associationStatus, failureReason }: Report, from: string, to: string): void {
    tx.emit(contracts.reportChanged, version, {
      report_id: id,
      ...(partnerId !== null && { partner_id: partnerId }),
      from,
      to,
      association_status: associationStatus,
      ...(failureReason !== undefined && { failure_reason: failureReason }),
    });
  }

  private async load(tx: Tx, filter: object): Promise<Report[]> {
    const documents = await this.rows(tx).find(filter, { session: tx.session }).toArray();
    return documents.map((document) => this.mapper.fromDocument(document));
  }

  private async ids(filter: object, limit: number): Promise<string[]> {
    const documents = await this.rows()
      .find(filter, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    return documents.map(({ _id }) => _id);
  }

  private rows(tx?: Tx) {
    return (tx ?? this.store).collection<ReportDocument>(COLLECTIONS.reports);
  }
}
