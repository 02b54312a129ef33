import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { boundContact } from '../../../domain/codes/code-request';
import { noticeLanguage } from '../../../domain/notices/notice';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { MessageTransport } from '../../../ports/message-transport';
import { VerificationCodes } from '../../../ports/verification-codes';

type Contract = typeof contracts.sendSensitiveCode;

/** customers 10.7: the code of a sensitive operation goes to the bound contact of the acting account, and nowhere else. */
@Injectable()
export class SendSensitiveCode {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly codes: VerificationCodes,
    private readonly transport: MessageTransport,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { channel } = request.payload;
    const language = noticeLanguage(request.context);
    const { account_id: accountId } = request.context.caller;
    return this.commands.once(request, async (tx) => {
      const account = await this.accounts.find(accountId, tx);
      if (!account) return refuse('CBC.0151');
      const receiver = boundContact(account.contact, channel);
      if (isRefusal(receiver)) return receiver;
      const refusal = await this.codes.issue(tx, { channel, receiver, scene: 'SENSITIVE', accountId, language });
      if (refusal) return refusal;
      return this.transport.reaches(channel) ? {} : refuse('CBC.99004003');
    });
  }
}
