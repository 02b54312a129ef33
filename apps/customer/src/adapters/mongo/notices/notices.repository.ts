import { Injectable } from '@nestjs/common';
import { newHexId } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { NoticeBell } from '../../../ports/notice-bell';
import { Notices, type Notice } from '../../../ports/notices';
import { COLLECTIONS } from '../collections';
import { NoticeMapper, type NoticeDocument } from './notice.mapper';

/** Writes notices with what they tell of, so that there is neither one without the other (customers 10.9). */
@Injectable()
export class NoticesRepository extends Notices {
  constructor(
    private readonly mapper: NoticeMapper,
    private readonly bell: NoticeBell,
  ) {
    super();
  }

  override async send(tx: Tx, notice: Notice): Promise<void> {
    const document = this.mapper.toDocument(newHexId(), notice, tx.now);
    await tx.collection<NoticeDocument>(COLLECTIONS.notices).insertOne(document, { session: tx.session });
    tx.onCommit(() => this.bell.ring());
  }
}
