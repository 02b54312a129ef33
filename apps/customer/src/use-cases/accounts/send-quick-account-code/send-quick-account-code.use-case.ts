import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { receiverOf } from '../../../domain/accounts/new-contact';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { VerificationCodes } from '../../../ports/verification-codes';
import { MainAccount } from '../../companies/main-account/main-account';

type Contract = typeof contracts.sendQuickAccountCode;

/** customers 10.4: a code to the e-mail address or phone of the main account. */
@Injectable()
export class SendQuickAccountCode {
  constructor(
    private readonly commands: Commands,
    private readonly mainAccount: MainAccount,
    private readonly codes: VerificationCodes,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { channel, language } = request.payload;
    return this.commands.once(request, async (tx) => {
      const main = await this.mainAccount.execute(tx, request.context.caller);
      const receiver = isRefusal(main) ? main : receiverOf(main.account.contact, channel);
      if (isRefusal(receiver)) return receiver;
      return (await this.codes.issue(tx, { ...receiver, scene: 'QUICK_ACCOUNT', language })) ?? {};
    });
  }
}
