import { Injectable } from '@nestjs/common';
import { formatUtc, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Report } from '../../../domain/reports/report';
import { refuseItems } from '../../../domain/reports/decide-report';
import { Accounts } from '../../../ports/accounts';
import type { Notice, NoticeLanguage } from '../../../ports/notices';

interface Letter {
  readonly url: string;
  readonly expiresAt: Date;
  readonly language: NoticeLanguage;
}

/** The mail of an invitation, the same for its preview and for the sending (customers 5.9). */
@Injectable()
export class InvitationMail {
  constructor(private readonly accounts: Accounts) {}

  async write({ person, partnerId }: Report, { url, expiresAt, language }: Letter, tx?: Tx): Promise<Notice | Refusal> {
    const partner = await this.accounts.find(partnerId ?? '', tx);
    if (partner?.type !== 'PARTNER') return refuse('CBC.0151');
    if (!person.email) return refuseItems('NO_EMAIL');
    const values = { partner: partner.companyName, url, expires: formatUtc(expiresAt).slice(0, 10) };
    return { channel: 'EMAIL', receiver: person.email, template: 'INVITATION', language, values };
  }
}
