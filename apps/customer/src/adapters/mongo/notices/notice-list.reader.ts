import { Injectable } from '@nestjs/common';
import { StoreConnection } from '@pc/store';
import type { Page } from '../../../ports/accounts';
import { NoticeList, type ListedNotice, type NoticeFilter } from '../../../ports/notice-list';
import { COLLECTIONS } from '../collections';
import { NoticeMapper, type NoticeDocument } from './notice.mapper';

@Injectable()
export class NoticeListReader extends NoticeList {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: NoticeMapper,
  ) {
    super();
  }

  override async find({ receiver, since }: NoticeFilter, { offset, limit }: Page): Promise<{ count: number; notices: ListedNotice[] }> {
    const filter = {
      ...(receiver !== undefined && { 'receiver.index': this.mapper.indexOf(receiver) }),
      ...(since && { createdAt: { $gte: since } }),
    };
    const rows = this.store.collection<NoticeDocument>(COLLECTIONS.notices);
    const [count, documents] = await Promise.all([
      rows.countDocuments(filter),
      rows.find(filter).sort({ createdAt: -1, _id: 1 }).skip(offset).limit(limit).toArray(),
    ]);
    return { count, notices: documents.map((document) => this.listed(document)) };
  }

  private listed(document: NoticeDocument): ListedNotice {
    const { channel, template, language, state, createdAt } = document;
    const values = this.mapper.valuesOf(document);
    return { channel, template, language, state, createdAt, receiver: this.mapper.receiverOf(document), ...(values && { values }) };
  }
}
