import { Injectable } from '@nestjs/common';
import { StoreConnection } from '@pc/store';
import { NoticeQueue, type ClaimedNotice } from '../../../ports/notice-queue';
import { COLLECTIONS } from '../collections';
import { NoticeMapper, type NoticeDocument } from './notice.mapper';

@Injectable()
export class NoticeQueueRepository extends NoticeQueue {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: NoticeMapper,
  ) {
    super();
  }

  override async claim(now: Date, holdMs: number): Promise<ClaimedNotice | undefined> {
    const held = { $set: { dueAt: new Date(now.getTime() + holdMs) }, $inc: { attempts: 1 } };
    const due = { state: 'PENDING' as const, dueAt: { $lte: now } };
    const document = await this.rows.findOneAndUpdate(due, held, { sort: { dueAt: 1 }, returnDocument: 'after' });
    return document ? this.claimed(document) : undefined;
  }

  override async end({ id, attempt }: ClaimedNotice, state: 'SENT' | 'FAILED', kept: boolean): Promise<void> {
    const forgotten = kept ? {} : { $unset: { values: '' as const } };
    await this.rows.updateOne({ _id: id, state: 'PENDING', attempts: attempt }, { $set: { state }, ...forgotten });
  }

  override async tryAgainAt({ id, attempt }: ClaimedNotice, time: Date): Promise<void> {
    await this.rows.updateOne({ _id: id, state: 'PENDING', attempts: attempt }, { $set: { dueAt: time } });
  }

  private claimed(document: NoticeDocument): ClaimedNotice {
    const { _id, channel, template, language, attempts } = document;
    const [receiver, values] = [this.mapper.receiverOf(document), this.mapper.valuesOf(document) ?? {}];
    return { id: _id, attempt: attempts, channel, template, language, receiver, values };
  }

  private get rows() {
    return this.store.collection<NoticeDocument>(COLLECTIONS.notices);
  }
}
