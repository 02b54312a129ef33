import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { VerificationCodes } from '../../../ports/verification-codes';
import { MainAccount } from '../../companies/main-account/main-account';
import { AcceptContact } from '../accept-contact/accept-contact';
import { Proofs } from '../proofs/proofs';

type Contract = typeof contracts.sendNewAccountCode;

/** customers 10.4: a code to the phone of the account that shall be made. */
@Injectable()
export class SendNewAccountCode {
  constructor(
    private readonly commands: Commands,
    private readonly mainAccount: MainAccount,
    private readonly codes: VerificationCodes,
    private readonly proofs: Proofs,
    private readonly acceptContact: AcceptContact,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const receiver = this.acceptContact.phone(payload.sealed_phone);
    if (isRefusal(receiver)) return receiver;
    return this.commands.once(request, async (tx) => {
      const main = await this.mainAccount.execute(tx, context.caller);
      if (isRefusal(main)) return main;
      const unproven = await this.proofs.refuse(tx, payload.sealed_proof, main.account.id, 'QUICK_ACCOUNT');
      const wish = { channel: 'SMS', receiver, scene: 'QUICK_ACCOUNT', language: payload.language } as const;
      return unproven ?? (await this.codes.issue(tx, wish)) ?? {};
    });
  }
}
