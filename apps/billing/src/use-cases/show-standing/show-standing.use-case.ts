import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { UnitOfWork } from '@pc/store';
import { creditUsed } from '../../domain/accounts/account';
import { least } from '../../domain/accounts/hold';
import { Accounts } from '../../ports/accounts';
import { Lists } from '../../ports/lists';

/** What a customer owes and ever paid (billing AC-18). Who never had an account owes nothing. */
@Injectable()
export class ShowStanding {
  constructor(
    private readonly accounts: Accounts,
    private readonly lists: Lists,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute({ payload }: RequestOf<typeof billing.getStanding>): ReplyOf<typeof billing.getStanding> {
    const { customer_id: id } = payload;
    const unpaid_orders = await this.lists.unpaidOrders(id);
    const { debt, hasConsumed, ...account } = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.accounts.open(tx, { id, holder: 'CUSTOMER' });
    });
    return answer({
      debt_fen: Number(debt),
      credit_debt_fen: Number(least(debt, creditUsed(account))),
      cash_consumption: hasConsumed,
      unpaid_orders,
    });
  }
}
