import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import type { Account } from '../../domain/accounts/account';
import { resaleOf } from '../../domain/resale';
import type { Customer } from '../../domain/customer';
import type { Dealer } from '../../domain/dealer';
import { Accounts } from '../../ports/accounts';
import { Parties } from '../../ports/parties';
import { customerBalance, ownBalances } from '../../views/customer-balance.view';
import { LearnParties } from '../learn-parties/learn-parties';
import { ResolveViewer } from '../resolve-viewer/resolve-viewer';

/** What customers have: shown to who serves them, and to themselves (billing A8, A9). */
@Injectable()
export class ShowCustomerBalances {
  constructor(
    private readonly resolveViewer: ResolveViewer,
    private readonly learnParties: LearnParties,
    private readonly parties: Parties,
    private readonly accounts: Accounts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** billing AC-8: whoever is no resale customer of the dealer is left out. */
  async ofSeveral({ payload, context }: RequestOf<typeof billing.getCustomersBalances>): ReplyOf<typeof billing.getCustomersBalances> {
    const { customer_ids, indirect_partner_id } = payload;
    const dealer = await this.resolveViewer.dealer(context.caller, indirect_partner_id, context.deadline);
    if (isRefusal(dealer)) return dealer;
    const ids = [...new Set(customer_ids)];
    const answered = await Promise.all(ids.map((id) => this.learnParties.customer(id, context.deadline)));
    if (answered.includes(false)) return refuse('PCB.0504');
    const balances = await this.look(async (tx) => {
      const shown = [];
      for (const id of ids) shown.push(await this.one(tx, id, dealer));
      return shown.flatMap((balance) => balance ?? []);
    });
    return answer({ customer_balances: balances });
  }

  async own({ context }: RequestOf<typeof billing.getOwnBalances>): ReplyOf<typeof billing.getOwnBalances> {
    const { kind, account_id: id } = context.caller;
    if (kind !== 'CUSTOMER') return refuse('CBC.0151');
    if (!(await this.learnParties.customer(id, context.deadline))) return refuse('PCB.0504');
    return answer(await this.look(async (tx) => ownBalances(await this.account(tx, id), await this.parties.customer(tx, id))));
  }

  private async one(tx: Tx, id: string, dealer: Dealer) {
    const customer: Customer | undefined = await this.parties.customer(tx, id);
    const association = resaleOf(customer, dealer, true);
    return isRefusal(association) ? undefined : customerBalance(await this.account(tx, id), association.id);
  }

  private account(tx: Tx, id: string): Promise<Account> {
    return this.accounts.open(tx, { id, holder: 'CUSTOMER' });
  }

  private look<T>(find: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((tx) => {
      tx.discard();
      return find(tx);
    });
  }
}
