import { type OutcomeOf, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import type { DomainEvent } from '../../domain/domain-event';
import { isAllotted } from '../../domain/quota';
import { decideQuotaReclaim } from '../../domain/reclaim-quotas';
import { Benefits } from '../../ports/benefits';
import { Parties } from '../../ports/parties';
import { operatorName } from '../acting';
import { LearnParties } from '../learn-parties/learn-parties';

type Contract = typeof incentive.reclaimQuotas;
type Request = RequestOf<Contract>;

/** A distributor takes quotas back from its resellers (benefits 5.8). */
@Injectable()
export class ReclaimQuotas {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly benefits: Benefits,
    private readonly parties: Parties,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const { caller, deadline } = request.context;
    if (caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const unanswered = await this.learnParties.learn({ partners: [caller.account_id] }, deadline);
    if (unanswered.size > 0) return refuse('PCB.0504');
    return this.inbox.once(request, (tx) => this.reclaim(request, tx));
  }

  private async reclaim({ payload: { quota_ids: quotaIds, remark }, context }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const partnerId = context.caller.account_id;
    const partners = await this.parties.partners(tx, [partnerId]);
    const quotas = await this.benefits.quotasWithParents(tx, quotaIds);
    // Whoever was allotted a quota was known then, and stays in the copy.
    const resellers = await this.parties.resellers(
      tx,
      quotas.filter(isAllotted).map(({ owner }) => owner.resellerId),
    );
    const { events, refusal } = decideQuotaReclaim({
      quotaIds,
      ...(remark !== undefined && { remark }),
      now: tx.now,
      partner: partners.get(partnerId),
      quotas,
      reseller: (id) => resellers.get(id),
    });
    if (refusal) return refusal;
    await this.benefits.save(tx, [{ events, operator: operatorName(context.caller) }]);
    return answerOf(quotaIds, events);
  }
}

/** In the order of the request. */
function answerOf(quotaIds: readonly string[], events: readonly DomainEvent[]): AnswerOf<Contract> {
  const refusals = new Map(
    events.flatMap((event) => (event.type === 'quota-reclaim-refused' ? [[event.quotaId, event.code] as const] : [])),
  );
  return {
    simple_quota_infos: quotaIds.filter((id) => !refusals.has(id)).map((quota_id) => ({ quota_id, quota_balance_fen: 0 })),
    error_details: [...refusals].map(([id, error_code]) => ({ error_code, id })),
  };
}
