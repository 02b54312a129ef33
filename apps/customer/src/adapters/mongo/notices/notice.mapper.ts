import { Injectable } from '@nestjs/common';
import { receiverHash, Sealer } from '@pc/kernel';
import { SealedField, type SealedRow } from '@pc/store';
import type { Notice, NoticeChannel, NoticeLanguage, NoticeTemplate } from '../../../ports/notices';

export interface NoticeDocument {
  _id: string;
  channel: NoticeChannel;
  template: NoticeTemplate;
  language: NoticeLanguage;
  receiver: SealedRow;
  /** Sealed JSON; gone when nobody needs it any longer. */
  values?: SealedRow;
  state: 'PENDING' | 'SENT' | 'FAILED';
  /** Tries that were begun. */
  attempts: number;
  /** When the next try may begin. */
  dueAt: Date;
  createdAt: Date;
}

/** Notices as the store keeps them: whom they are for and what they say is sealed. */
@Injectable()
export class NoticeMapper {
  private readonly receiver: SealedField;
  private readonly values: SealedField;

  constructor(private readonly sealer: Sealer) {
    this.receiver = new SealedField(sealer, 'notice.receiver');
    this.values = new SealedField(sealer, 'notice.values');
  }

  toDocument(id: string, { receiver, values, ...notice }: Notice, now: Date): NoticeDocument {
    return {
      _id: id,
      ...notice,
      receiver: { ...this.receiver.seal(receiver).toStore(), index: this.indexOf(receiver) },
      values: this.values.seal(JSON.stringify(values)).toStore(),
      state: 'PENDING',
      attempts: 0,
      dueAt: now,
      createdAt: now,
    };
  }

  receiverOf({ receiver }: NoticeDocument): string {
    return this.receiver.load(receiver).reveal();
  }

  valuesOf({ values }: NoticeDocument): Readonly<Record<string, string>> | undefined {
    return values && (JSON.parse(this.values.load(values).reveal()) as Record<string, string>);
  }

  /** Equal phones and addresses have the same one. */
  indexOf(receiver: string): string {
    return receiverHash(this.sealer, receiver);
  }
}
