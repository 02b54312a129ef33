import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import type { Reseller } from '../../domain/partner';
import type { Owner } from '../../domain/quota';
import type { OwnerFilter } from '../../ports/lists';
import { Parties } from '../../ports/parties';
import { isDealer, partnerOf } from '../acting';
import { LearnParties } from '../learn-parties/learn-parties';

interface Wanted {
  readonly partner_id?: string | undefined;
  readonly indirect_partner_id?: string | undefined;
}

/** Whose quotas, coupons or records a caller may see (benefits 1.3): its own, or a reseller's by name. */
@Injectable()
export class ResolveOwner {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly parties: Parties,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(caller: Caller, wanted: Wanted, deadline: number): Promise<OwnerFilter | Refusal> {
    if (caller.kind === 'OPERATOR') return ofOperator(wanted);
    if (!isDealer(caller) || (wanted.partner_id ?? caller.account_id) !== caller.account_id) return refuse('CBC.0151');
    const owner =
      caller.kind === 'RESELLER'
        ? await this.ofReseller(caller, deadline)
        : await this.ofPartner(caller, wanted.indirect_partner_id, deadline);
    return isRefusal(owner) ? owner : { type: 'one', owner };
  }

  /** A reseller that belongs to a distributor has what is its own; a reseller that it names is ignored (benefits R-20). */
  private async ofReseller(caller: Caller, deadline: number): Promise<Owner | Refusal> {
    const reseller = await this.reseller(caller.account_id, deadline);
    if (isRefusal(reseller)) return reseller;
    const partnerId = partnerOf(caller, reseller);
    return partnerId === undefined ? refuse('CBC.0151') : { partnerId, resellerId: caller.account_id };
  }

  /** Only a distributor has resellers; for others the field is ignored (benefits R-20). */
  async ofPartner(caller: Caller, resellerId: string | undefined, deadline: number): Promise<Owner | Refusal> {
    const partnerId = caller.account_id;
    if (resellerId === undefined || caller.partner_kind !== 'DISTRIBUTOR') return { partnerId };
    const reseller = await this.reseller(resellerId, deadline);
    if (isRefusal(reseller)) return reseller;
    return reseller?.distributorId === partnerId ? { partnerId, resellerId } : refuse('CBC.99000037');
  }

  private async reseller(id: string, deadline: number): Promise<Reseller | undefined | Refusal> {
    const unanswered = await this.learnParties.learn({ resellers: [id] }, deadline);
    if (unanswered.size > 0) return refuse('PCB.0504');
    return this.unitOfWork.run(async (tx) => {
      tx.discard();
      return (await this.parties.resellers(tx, [id])).get(id);
    });
  }
}

function ofOperator({ partner_id: partnerId, indirect_partner_id: resellerId }: Wanted): OwnerFilter | Refusal {
  if (partnerId === undefined && resellerId !== undefined) return refuse('CBC.0100', { field: 'partner_id', reason: 'required' });
  if (partnerId === undefined) return { type: 'all' };
  return resellerId === undefined ? { type: 'partner', partnerId } : { type: 'one', owner: { partnerId, resellerId } };
}
