import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import type { Dealer } from '../../domain/dealer';
import type { Viewer } from '../../ports/lists';
import { Parties } from '../../ports/parties';
import { LearnParties } from '../learn-parties/learn-parties';

/** Whose orders a caller may see (billing OR-1): its own, those of its customers, or those of a reseller's by name. */
@Injectable()
export class ResolveViewer {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly parties: Parties,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(caller: Caller, resellerId: string | undefined, deadline: number): Promise<Viewer | Refusal> {
    if (caller.kind === 'CUSTOMER') return { type: 'customer', id: caller.account_id };
    const dealer = await this.dealer(caller, resellerId, deadline);
    return isRefusal(dealer) ? dealer : { type: 'dealer', dealer };
  }

  /** A partner or reseller; only a distributor has resellers to name, for others the field is ignored (billing AC-4). */
  async dealer(caller: Caller, resellerId: string | undefined, deadline: number): Promise<Dealer | Refusal> {
    const { account_id: partnerId } = caller;
    if (caller.kind === 'RESELLER') return this.reseller(partnerId, deadline);
    if (caller.kind !== 'PARTNER') return refuse('CBC.0151');
    if (resellerId === undefined || caller.partner_kind !== 'DISTRIBUTOR') return { partnerId };
    const dealer = await this.reseller(resellerId, deadline);
    return isRefusal(dealer) || dealer.partnerId === partnerId ? dealer : refuse('CBC.99000037', { field: 'indirect_partner_id' });
  }

  private async reseller(resellerId: string, deadline: number): Promise<Dealer | Refusal> {
    if (!(await this.learnParties.reseller(resellerId, deadline))) return refuse('PCB.0504');
    const reseller = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.parties.reseller(tx, resellerId);
    });
    return reseller ? { partnerId: reseller.distributorId, resellerId } : refuse('CBC.99000037', { field: 'indirect_partner_id' });
  }
}
