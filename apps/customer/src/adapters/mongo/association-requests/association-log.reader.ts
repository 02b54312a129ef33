import { Injectable } from '@nestjs/common';
import { StoreConnection } from '@pc/store';
import type { AssociationLine } from '../../../domain/association-log';
import type { Page } from '../../../ports/accounts';
import { AssociationLog, type LogFilter } from '../../../ports/association-log';
import { COLLECTIONS, type AssociationLogDocument } from '../collections';

@Injectable()
export class AssociationLogReader extends AssociationLog {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async list(wanted: LogFilter, { offset, limit }: Page): Promise<{ count: number; lines: AssociationLine[] }> {
    const { indirectPartnerId, ...filter } = wanted;
    const below = indirectPartnerId === undefined ? {} : { indirectPartnerId: indirectPartnerId ?? { $exists: false } };
    const query = { ...filter, ...below } as object;
    const log = this.store.collection<AssociationLogDocument>(COLLECTIONS.associationLog);
    const order = { at: -1, customerId: 1, version: -1 } as const;
    const [count, documents] = await Promise.all([
      log.countDocuments(query),
      log.find(query).sort(order).skip(offset).limit(limit).toArray(),
    ]);
    return { count: Number(count), lines: documents.map(({ _id, ...line }) => line) };
  }
}
