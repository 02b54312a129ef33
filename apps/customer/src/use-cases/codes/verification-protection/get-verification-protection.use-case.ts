import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { isProtected } from '../../../domain/codes/code-request';
import { Accounts } from '../../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../../ports/commands';

type Contract = typeof contracts.getVerificationProtection;

/** customers 10.6: whether the caller's sensitive operations ask for a code. */
@Injectable()
export class GetVerificationProtection {
  constructor(private readonly accounts: Accounts) {}

  async execute({ context }: RequestOf<Contract>): ReplyOf<Contract> {
    return answer({ enabled: isProtected(await this.accounts.find(context.caller.account_id)) });
  }
}
