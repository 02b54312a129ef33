import { Injectable } from '@nestjs/common';
import { StoreConnection, type Tx } from '@pc/store';
import type { BindingNotice } from '../../../domain/sso/binding-notice';
import type { Page } from '../../../ports/accounts';
import { BindingNotices, type NoticeFilter } from '../../../ports/sso/binding-notices';
import { SSO_COLLECTIONS } from './collections';

type Document = Omit<BindingNotice, 'id'> & { _id: string };

@Injectable()
export class BindingNoticesRepository extends BindingNotices {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async add(tx: Tx, { id, ...notice }: BindingNotice): Promise<void> {
    await this.collection(tx).insertOne({ _id: id, ...notice }, { session: tx.session });
  }

  override async find(id: string, tx?: Tx): Promise<BindingNotice | undefined> {
    const document = await this.collection(tx).findOne({ _id: id }, tx && { session: tx.session });
    return document ? noticeOf(document) : undefined;
  }

  override async save(tx: Tx, { id, ...notice }: BindingNotice): Promise<void> {
    await this.collection(tx).replaceOne({ _id: id }, notice, { session: tx.session });
  }

  /** Looks on past those that must wait: of one customer, for the notice before; of one partner, for others to have their turn. */
  override async due(now: Date, limit: number, limitOfPartner: number): Promise<BindingNotice[]> {
    const due: BindingNotice[] = [];
    const documents = this.collection()
      .find({ status: 'PENDING', nextAttemptAt: { $lte: now } })
      .sort({ nextAttemptAt: 1, _id: 1 });
    for await (const document of documents) {
      const ofPartner = due.filter(({ partnerId }) => partnerId === document.partnerId).length;
      if (ofPartner < limitOfPartner && (await this.isFirst(document))) due.push(noticeOf(document));
      if (due.length === limit) break;
    }
    return due;
  }

  override async list({ partnerId, status }: NoticeFilter, { offset, limit }: Page): Promise<{ count: number; notices: BindingNotice[] }> {
    const filter = { ...(partnerId !== undefined && { partnerId }), ...(status !== undefined && { status }) };
    const [count, documents] = await Promise.all([
      this.collection().countDocuments(filter),
      this.collection().find(filter).sort({ createdAt: -1, _id: 1 }).skip(offset).limit(limit).toArray(),
    ]);
    return { count: Number(count), notices: documents.map(noticeOf) };
  }

  private async isFirst({ customerId, version }: Document): Promise<boolean> {
    const earlier = { customerId, status: 'PENDING' as const, version: { $lt: version } };
    return (await this.collection().findOne(earlier, { projection: { _id: 1 } })) === null;
  }

  private collection(tx?: Tx) {
    return (tx ?? this.store).collection<Document>(SSO_COLLECTIONS.notices);
  }
}

function noticeOf({ _id, ...notice }: Document): BindingNotice {
  return { id: _id, ...notice };
}
