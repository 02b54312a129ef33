import type { RequestContext } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { mayKeep, type ListKind, type WhitelistKey } from '../../domain/whitelist';
import { Parties } from '../../ports/parties';
import { LearnParties } from '../learn-parties/learn-parties';

/** Whose list a caller speaks of (benefits 1.3): its own, if it is a partner of the kind that issues by it. */
@Injectable()
export class WhitelistKeeper {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly parties: Parties,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async keyOf({ caller, deadline }: RequestContext, kind: ListKind): Promise<WhitelistKey | Refusal> {
    if (caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const partnerId = caller.account_id;
    const unanswered = await this.learnParties.learn({ partners: [partnerId] }, deadline);
    if (unanswered.size > 0) return refuse('PCB.0504');
    const partners = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.parties.partners(tx, [partnerId]);
    });
    return mayKeep(partners.get(partnerId), kind) ? { partnerId, kind } : refuse('CBC.0151');
  }
}
