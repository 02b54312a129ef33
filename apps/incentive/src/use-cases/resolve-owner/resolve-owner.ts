import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import type { Owner } from '../../domain/quota';
import type { OwnerFilter } from '../../ports/lists';
import { Parties } from '../../ports/parties';
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
    if (caller.kind !== 'PARTNER' || (wanted.partner_id ?? caller.account_id) !== caller.account_id) return refuse('CBC.0151');
    const owner = await this.ofPartner(caller, wanted.indirect_partner_id, deadline);
    return isRefusal(owner) ? owner : { type: 'one', owner };
  }

  /** Only a distributor has resellers; for others the field is ignored (benefits R-20). */
  async ofPartner(caller: Caller, resellerId: string | undefined, deadline: number): Promise<Owner | Refusal> {
    const partnerId = caller.account_id;
    if (resellerId === undefined || caller.partner_kind !== 'DISTRIBUTOR') return { partnerId };
    const unanswered = await this.learnParties.learn({ resellers: [resellerId] }, deadline);
    if (unanswered.size > 0) return refuse('PCB.0504');
    const reseller = await this.unitOfWork.run(async (tx) => {
      tx.discard();
      return (await this.parties.resellers(tx, [resellerId])).get(resellerId);
    });
    return reseller?.distributorId === partnerId ? { partnerId, resellerId } : refuse('CBC.99000037');
  }
}

function ofOperator({ partner_id: partnerId, indirect_partner_id: resellerId }: Wanted): OwnerFilter | Refusal {
  if (partnerId === undefined && resellerId !== undefined) return refuse('CBC.0100', { field: 'partner_id', reason: 'required' });
  if (partnerId === undefined) return { type: 'all' };
  return resellerId === undefined ? { type: 'partner', partnerId } : { type: 'one', owner: { partnerId, resellerId } };
}
