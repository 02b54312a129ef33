import { answer } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import type { Side } from '../../../domain/association-requests/request-type';
import { inOrder, type Check } from '../../../domain/association-requests/checks';
import { Accounts } from '../../../ports/accounts';
import { AssociationRequests } from '../../../ports/association-requests';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { answerDeadline } from '../deadline';
import { GatherChecks } from '../gather-checks/gather-checks';
import { ResolveSide } from '../resolve-side/resolve-side';
import { customerIdOf, wishedOf, type Wished } from '../wish';

type Contract = typeof contracts.checkAssociation;

/** The account check as a dry run: every item that applies, and nothing changes (customers 6.7, 6.17). */
@Injectable()
export class CheckAssociation {
  constructor(
    private readonly accounts: Accounts,
    private readonly requests: AssociationRequests,
    private readonly unitOfWork: UnitOfWork,
    private readonly resolveSide: ResolveSide,
    private readonly checks: GatherChecks,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const standpoint = await this.resolveSide.execute(context.caller, payload.indirect_partner_id);
    if (isRefusal(standpoint)) return standpoint;
    const wished = wishedOf(standpoint, payload, await this.accounts.find(customerIdOf(standpoint, payload)));
    if (isRefusal(wished)) return wished;
    const link = { customerId: wished.customer.id, partnerId: wished.association.partnerId };
    const others = await this.checks.others(link, answerDeadline(context));
    const own = await this.unitOfWork.run(async (tx) => {
      tx.discard();
      return this.own(tx, standpoint.side, wished);
    });
    return answer({ checks: inOrder([...others, ...own]) });
  }

  private async own(tx: Tx, side: Side, { customer, association, ...wish }: Wished): Promise<Check[]> {
    const earlier = await this.requests.ofCustomer(tx, customer.id);
    return [this.checks.tooSoon(side, association, earlier, tx.now), ...(await this.checks.own(customer, association, wish, tx))];
  }
}
