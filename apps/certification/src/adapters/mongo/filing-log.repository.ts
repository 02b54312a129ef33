import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import { FilingLog, type Filings } from '../../ports/filing-log';
import { REALNAME_FILINGS, type FilingsDocument } from './collections';

@Injectable()
export class FilingLogRepository extends FilingLog {
  override async load(tx: Tx, customerId: string): Promise<Filings> {
    const found = await tx.collection<FilingsDocument>(REALNAME_FILINGS).findOne({ _id: customerId }, { session: tx.session });
    return { attempts: found?.attempts ?? [], answers: found?.answers ?? [] };
  }

  override async save(tx: Tx, customerId: string, filings: Filings): Promise<void> {
    const document = { ...filings, touched_at: tx.now };
    await tx.collection<FilingsDocument>(REALNAME_FILINGS).replaceOne({ _id: customerId }, document, { session: tx.session, upsert: true });
  }
}
