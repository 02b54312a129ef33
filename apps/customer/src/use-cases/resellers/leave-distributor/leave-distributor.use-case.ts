import { Injectable } from '@nestjs/common';
import type { Caller, customer as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import type { Reseller } from '../../../domain/account';
import { decideLeaving } from '../../../domain/resellers/joining';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { CustomerLists } from '../../../ports/customer-lists';

type Contract = typeof contracts.leaveDistributor;

/** A reseller leaves its distributor, by its own will or the distributor's: first it is leaving, then it has left. */
@Injectable()
export class LeaveDistributor {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly lists: CustomerLists,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const id = payload.indirect_partner_id;
    const foreign = refuse('CBC.99000037', { field: 'indirect_partner_id' });
    // While it is leaving nobody becomes its customer any more, so that the number can only fall meanwhile.
    const { count } = await this.lists.page({ type: 'OF', dealerId: id }, {}, { offset: 0, limit: 1 });
    return this.commands.once(request, async (tx) => {
      const change = await this.accounts.update(tx, 'RESELLER', id, (reseller) =>
        isConcerned(reseller, context.caller) ? decideLeaving(reseller, count) : foreign,
      );
      if (!change) return foreign;
      if (isRefusal(change)) return change;
      return { state: change.after.state === 'LEFT' ? ('LEFT' as const) : ('LEAVING' as const) };
    });
  }
}

const isConcerned = (reseller: Reseller, { account_id }: Caller) => [reseller.id, reseller.distributorId].includes(account_id);
