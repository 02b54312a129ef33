import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { CreateQuickAccount } from '../use-cases/accounts/create-quick-account/create-quick-account.use-case';
import { ProveForQuickAccount } from '../use-cases/accounts/prove-for-quick-account/prove-for-quick-account.use-case';
import { SendNewAccountCode } from '../use-cases/accounts/send-new-account-code/send-new-account-code.use-case';
import { SendQuickAccountCode } from '../use-cases/accounts/send-quick-account-code/send-quick-account-code.use-case';

/** Further accounts of a partner's company (customers 10.4). */
@Controller()
export class QuickAccountsController {
  constructor(
    private readonly mainCodes: SendQuickAccountCode,
    private readonly proofs: ProveForQuickAccount,
    private readonly newCodes: SendNewAccountCode,
    private readonly creations: CreateQuickAccount,
  ) {}

  @HandleRequest(contracts.sendQuickAccountCode)
  sendCode(request: RequestOf<typeof contracts.sendQuickAccountCode>): ReplyOf<typeof contracts.sendQuickAccountCode> {
    return this.mainCodes.execute(request);
  }

  @HandleRequest(contracts.proveForQuickAccount)
  prove(request: RequestOf<typeof contracts.proveForQuickAccount>): ReplyOf<typeof contracts.proveForQuickAccount> {
    return this.proofs.execute(request);
  }

  @HandleRequest(contracts.sendNewAccountCode)
  sendNewCode(request: RequestOf<typeof contracts.sendNewAccountCode>): ReplyOf<typeof contracts.sendNewAccountCode> {
    return this.newCodes.execute(request);
  }

  @HandleRequest(contracts.createQuickAccount)
  create(request: RequestOf<typeof contracts.createQuickAccount>): ReplyOf<typeof contracts.createQuickAccount> {
    return this.creations.execute(request);
  }
}
