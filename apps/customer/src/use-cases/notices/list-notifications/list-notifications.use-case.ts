import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { formatUtc, Sealer } from '@pc/kernel';
import { refuseUnlessVendor } from '../../../domain/authority';
import { maskEmail, maskPhone } from '../../../domain/contact';
import { render } from '../../../domain/notices/templates';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { MessageTransport } from '../../../ports/message-transport';
import { NoticeList, type ListedNotice } from '../../../ports/notice-list';

type Contract = typeof contracts.listNotifications;
type Listed = AnswerOf<Contract>['notifications'][number];

/**
 * customers 10.9: messages to people, for the vendor's staff. What they say, codes among it, is shown of a local mailbox alone;
 * elsewhere receivers are masked, and the rest serves to find what did not arrive.
 */
@Injectable()
export class ListNotifications {
  constructor(
    private readonly list: NoticeList,
    private readonly transport: MessageTransport,
    private readonly sealer: Sealer,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    const { sealed_receiver, since, ...page } = payload;
    const filter = {
      ...(sealed_receiver !== undefined && { receiver: this.sealer.open(sealed_receiver, 'contact') }),
      ...(since !== undefined && { since: new Date(since) }),
    };
    const { count, notices } = await this.list.find(filter, page);
    return answer({ count, notifications: notices.map((notice) => this.view(notice)) });
  }

  private view(notice: ListedNotice): Listed {
    const { channel, template, state, createdAt, receiver } = notice;
    const facts = { channel, template, state, created_at: formatUtc(createdAt) };
    if (this.transport.isMailbox) return { ...facts, sealed_receiver: this.sealer.seal(receiver, 'contact'), ...this.content(notice) };
    const masked = channel === 'SMS' ? maskPhone(receiver) : maskEmail(receiver);
    return { ...facts, sealed_receiver: this.sealer.seal(masked, 'contact') };
  }

  private content({ template, language, values }: ListedNotice): Partial<Listed> {
    if (!values) return {};
    const code = template === 'VERIFICATION_CODE' ? values['code'] : undefined;
    return {
      sealed_text: this.sealer.seal(render(template, language, values).body, 'notification'),
      ...(code !== undefined && { sealed_code: this.sealer.seal(code, 'code') }),
    };
  }
}
