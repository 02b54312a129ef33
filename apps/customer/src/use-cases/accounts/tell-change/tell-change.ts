import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import type { Receiver } from '../../../domain/accounts/new-contact';
import type { Contact } from '../../../domain/account';
import { Notices, type NoticeLanguage } from '../../../ports/notices';

export type ChangedPart = 'PHONE' | 'EMAIL' | 'PASSWORD';

/** Tells the holder of an account that it was changed, by the contacts from before: whoever took it over cannot keep that from him. */
@Injectable()
export class TellChange {
  constructor(private readonly notices: Notices) {}

  async execute(tx: Tx, { phone, email }: Contact, kind: ChangedPart, language: NoticeLanguage): Promise<void> {
    const receivers: Receiver[] = [
      ...(phone ? [{ channel: 'SMS', receiver: phone } as const] : []),
      ...(email ? [{ channel: 'EMAIL', receiver: email } as const] : []),
    ];
    for (const receiver of receivers) await this.notices.send(tx, { ...receiver, template: 'CONTACT_CHANGED', language, values: { kind } });
  }
}
