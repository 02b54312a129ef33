import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { isAdministrator } from '../../../domain/authority';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';

type Contract = typeof contracts.setVerificationProtection;

/** customers 10.6: a partner or reseller has its sensitive operations ask for a code, or no longer; its administrators decide. */
@Injectable()
export class SetVerificationProtection {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { caller } = request.context;
    if ((caller.kind !== 'PARTNER' && caller.kind !== 'RESELLER') || !isAdministrator(caller)) return refuse('CBC.0151');
    const { kind, account_id: id } = caller;
    return this.commands.once(request, async (tx) => {
      const verificationProtection = request.payload.enabled;
      const change = await this.accounts.amend<'PARTNER' | 'RESELLER'>(tx, kind, id, (party) => ({ ...party, verificationProtection }));
      if (isRefusal(change)) return change;
      return change ? {} : refuse('CBC.0151');
    });
  }
}
