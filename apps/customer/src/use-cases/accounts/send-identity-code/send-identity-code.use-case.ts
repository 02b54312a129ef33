import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { receiverOf } from '../../../domain/accounts/new-contact';
import { isAccountItself } from '../../../domain/authority';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { VerificationCodes } from '../../../ports/verification-codes';

type Contract = typeof contracts.sendIdentityCode;

/** customers 10.5: a code to the present phone or e-mail address of the calling account. */
@Injectable()
export class SendIdentityCode {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly codes: VerificationCodes,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    if (!isAccountItself(context.caller)) return refuse('CBC.0151');
    return this.commands.once(request, async (tx) => {
      const account = await this.accounts.find(context.caller.account_id, tx);
      const receiver = account ? receiverOf(account.contact, payload.channel) : refuse('CBC.0151');
      if (isRefusal(receiver)) return receiver;
      return (await this.codes.issue(tx, { ...receiver, scene: 'IDENTITY_PROOF', language: payload.language })) ?? {};
    });
  }
}
