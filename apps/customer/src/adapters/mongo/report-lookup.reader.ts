import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { emailKey, phoneKey } from '../../domain/contact';
import { ReportLookup, type Prospect } from '../../ports/report-lookup';
import { COLLECTIONS, type ReportMark } from './collections';

@Injectable()
export class ReportLookupReader extends ReportLookup {
  constructor(private readonly sealer: Sealer) {
    super();
  }

  override async reportedByOther(tx: Tx, { phone, email }: Prospect, ...own: string[]): Promise<boolean> {
    const keys = [
      ...(phone ? [{ phoneKey: this.sealer.blindIndex(phoneKey(phone), 'account.phone') }] : []),
      ...(email ? [{ emailKey: this.sealer.blindIndex(emailKey(email), 'account.email') }] : []),
    ];
    for (const key of keys) if (await this.isReported(tx, key, own)) return true;
    return false;
  }

  /** customers 5.3: a report is valid while it is accepted and its time is not over. */
  private async isReported(tx: Tx, key: Partial<ReportMark>, own: readonly string[]): Promise<boolean> {
    const reports = await tx
      .collection<ReportMark>(COLLECTIONS.reports)
      .find({ ...key, status: 'REPORTED' }, { session: tx.session, projection: { partnerId: 1, expiresAt: 1 } })
      .toArray();
    return reports.some(({ partnerId, expiresAt }) => expiresAt > tx.now && (partnerId === null || !own.includes(partnerId)));
  }
}
