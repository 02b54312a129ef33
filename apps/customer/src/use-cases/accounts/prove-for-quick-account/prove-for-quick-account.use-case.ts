import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, Sealer } from '@pc/kernel';
import { receiverOf } from '../../../domain/accounts/new-contact';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { VerificationCodes } from '../../../ports/verification-codes';
import { MainAccount } from '../../companies/main-account/main-account';
import { Proofs } from '../proofs/proofs';

type Contract = typeof contracts.proveForQuickAccount;

/** customers 10.4: the right code to the main account lets a further one be registered within 24 hours. */
@Injectable()
export class ProveForQuickAccount {
  constructor(
    private readonly commands: Commands,
    private readonly mainAccount: MainAccount,
    private readonly codes: VerificationCodes,
    private readonly proofs: Proofs,
    private readonly sealer: Sealer,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const code = this.sealer.open(payload.sealed_code, 'code');
    return this.commands.once(request, async (tx) => {
      const main = await this.mainAccount.execute(tx, context.caller);
      const asked = isRefusal(main) ? main : receiverOf(main.account.contact, payload.channel);
      if (isRefusal(main)) return main;
      if (isRefusal(asked)) return asked;
      const refusal = await this.codes.check(tx, { receiver: asked.receiver, scene: 'QUICK_ACCOUNT', code });
      return refusal ?? this.proofs.issue(tx, main.account.id, 'QUICK_ACCOUNT');
    });
  }
}
