import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { ownerOf } from '../../domain/accounts/owner';
import { Accounts } from '../../ports/accounts';
import { partnerBalances } from '../../views/account-balance.view';
import { ResolveViewer } from '../resolve-viewer/resolve-viewer';

type Contract = typeof billing.getPartnerBalances;

/** A1 (billing 8). */
@Injectable()
export class ShowPartnerBalances {
  constructor(
    private readonly resolveViewer: ResolveViewer,
    private readonly accounts: Accounts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const dealer = await this.resolveViewer.dealer(context.caller, payload.indirect_partner_id, context.deadline);
    if (isRefusal(dealer)) return dealer;
    const account = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.accounts.open(tx, ownerOf(dealer));
    });
    return answer({ account_balances: partnerBalances(account) });
  }
}
