import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { billing as contracts } from '@pc/contracts';
import { OperateAccount } from '../use-cases/operate-account/operate-account.use-case';
import { ShowPartnerBalances } from '../use-cases/show-balances/show-partner-balances.use-case';

/** Accounts: what the vendor's staff book in them, and what their owners see (billing 6.7, 8). */
@Controller()
export class AccountsController {
  constructor(
    private readonly operateAccount: OperateAccount,
    private readonly showPartnerBalances: ShowPartnerBalances,
  ) {}

  @HandleRequest(contracts.deposit)
  deposit(request: RequestOf<typeof contracts.deposit>): ReplyOf<typeof contracts.deposit> {
    return this.operateAccount.deposit(request);
  }

  @HandleRequest(contracts.setCreditLine)
  setCreditLine(request: RequestOf<typeof contracts.setCreditLine>): ReplyOf<typeof contracts.setCreditLine> {
    return this.operateAccount.setCreditLine(request);
  }

  @HandleRequest(contracts.setDebt)
  setDebt(request: RequestOf<typeof contracts.setDebt>): ReplyOf<typeof contracts.setDebt> {
    return this.operateAccount.setDebt(request);
  }

  @HandleRequest(contracts.withdraw)
  withdraw(request: RequestOf<typeof contracts.withdraw>): ReplyOf<typeof contracts.withdraw> {
    return this.operateAccount.withdraw(request);
  }

  @HandleRequest(contracts.getPartnerBalances)
  partnerBalances(request: RequestOf<typeof contracts.getPartnerBalances>): ReplyOf<typeof contracts.getPartnerBalances> {
    return this.showPartnerBalances.execute(request);
  }
}
