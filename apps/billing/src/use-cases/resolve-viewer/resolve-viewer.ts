import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import type { Dealer } from '../../domain/dealer';
import type { Reseller } from '../../domain/partner';
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
    if (caller.kind === 'RESELLER') return this.itself(caller, deadline);
    if (caller.kind !== 'PARTNER') return refuse('CBC.0151');
    if (resellerId === undefined || caller.partner_kind !== 'DISTRIBUTOR') return { partnerId };
    const reseller = await this.reseller(resellerId, deadline);
    if (isRefusal(reseller)) return reseller;
    return reseller?.distributorId === partnerId ? { partnerId, resellerId } : refuse('CBC.99000037', { field: 'indirect_partner_id' });
  }

  /**
   * One that has left is no longer let in (customers 4.1), and its credentials may live a moment longer. What it sold stays visible to
   * its distributor, by name (billing OR-12).
   */
  private async itself({ account_id: resellerId }: Caller, deadline: number): Promise<Dealer | Refusal> {
    const reseller = await this.reseller(resellerId, deadline);
    if (isRefusal(reseller)) return reseller;
    return reseller && reseller.state !== 'LEFT' ? { partnerId: reseller.distributorId, resellerId } : refuse('CBC.0151');
  }

  private async reseller(resellerId: string, deadline: number): Promise<Reseller | undefined | Refusal> {
    if (!(await this.learnParties.reseller(resellerId, deadline))) return refuse('PCB.0504');
    return this.unitOfWork.run((tx) => {
      tx.discard();
      return this.parties.reseller(tx, resellerId);
    });
  }
}
