import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse, Sealer } from '@pc/kernel';
import { receiverOf } from '../../../domain/accounts/new-contact';
import { isAccountItself } from '../../../domain/authority';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { VerificationCodes } from '../../../ports/verification-codes';
import { Proofs } from '../proofs/proofs';

type Contract = typeof contracts.proveIdentity;

/** customers 10.5: the right code to the present contact is a proof of identity, for ten minutes and one use. */
@Injectable()
export class ProveIdentity {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly codes: VerificationCodes,
    private readonly proofs: Proofs,
    private readonly sealer: Sealer,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    if (!isAccountItself(context.caller)) return refuse('CBC.0151');
    const code = this.sealer.open(payload.sealed_code, 'code');
    return this.commands.once(request, async (tx) => {
      const account = await this.accounts.find(context.caller.account_id, tx);
      const asked = account ? receiverOf(account.contact, payload.channel) : refuse('CBC.0151');
      if (isRefusal(asked)) return asked;
      const refusal = await this.codes.check(tx, { receiver: asked.receiver, scene: 'IDENTITY_PROOF', code });
      return refusal ?? this.proofs.issue(tx, context.caller.account_id, 'ACCOUNT');
    });
  }
}
