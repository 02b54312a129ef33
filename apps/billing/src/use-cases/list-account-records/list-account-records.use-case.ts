import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { accountOf } from '../../domain/dealer';
import { AccountLists } from '../../ports/account-lists';
import { Parties } from '../../ports/parties';
import { LearnParties } from '../learn-parties/learn-parties';
import { ResolveViewer } from '../resolve-viewer/resolve-viewer';

/** A6, A7 and A10 (billing 8). */
@Injectable()
export class ListAccountRecords {
  constructor(
    private readonly resolveViewer: ResolveViewer,
    private readonly learnParties: LearnParties,
    private readonly parties: Parties,
    private readonly lists: AccountLists,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async adjustments({ payload, context }: RequestOf<typeof billing.listAdjustRecords>): ReplyOf<typeof billing.listAdjustRecords> {
    const { indirect_partner_id, ...wanted } = payload;
    const dealer = await this.resolveViewer.dealer(context.caller, indirect_partner_id, context.deadline);
    return isRefusal(dealer) ? dealer : answer(await this.lists.adjustments(accountOf(dealer), wanted));
  }

  async ofPartner({ payload, context }: RequestOf<typeof billing.listPartnerChanges>): ReplyOf<typeof billing.listPartnerChanges> {
    const { indirect_partner_id, ...wanted } = payload;
    const dealer = await this.resolveViewer.dealer(context.caller, indirect_partner_id, context.deadline);
    return isRefusal(dealer) ? dealer : answer(await this.lists.changes(accountOf(dealer), wanted));
  }

  /** billing AC-9: what a resale customer has is its partner's. */
  async ofCustomer({ payload, context }: RequestOf<typeof billing.listCustomerChanges>): ReplyOf<typeof billing.listCustomerChanges> {
    const { kind, account_id: id } = context.caller;
    if (kind !== 'CUSTOMER') return refuse('CBC.0151');
    if (!(await this.learnParties.customer(id, context.deadline))) return refuse('PCB.0504');
    const customer = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.parties.customer(tx, id);
    });
    if (customer?.association?.type === '2') return refuse('CBC.99000084');
    return answer(await this.lists.changes(id, payload));
  }
}
