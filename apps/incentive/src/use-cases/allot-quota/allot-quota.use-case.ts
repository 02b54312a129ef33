import { type OutcomeOf, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, incentive } from '@pc/contracts';
import { datedId, refuse } from '@pc/kernel';
import { Inbox, UnitOfWork, type Tx } from '@pc/store';
import { decideAllot } from '../../domain/allot-quota';
import type { DomainEvent } from '../../domain/domain-event';
import type { Quota } from '../../domain/quota';
import { Benefits } from '../../ports/benefits';
import { Parties } from '../../ports/parties';
import { RunningAllotments } from '../../ports/running-allotments';
import { operatorName } from '../acting';
import { LearnParties } from '../learn-parties/learn-parties';

type Contract = typeof incentive.allotQuota;
type Request = RequestOf<Contract>;

/** A distributor gives quotas to its resellers (benefits 5.7). */
@Injectable()
export class AllotQuota {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly benefits: Benefits,
    private readonly parties: Parties,
    private readonly running: RunningAllotments,
    private readonly inbox: Inbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const { caller, messageId } = request.context;
    if (caller.kind !== 'PARTNER' || caller.partner_kind !== 'DISTRIBUTOR') return refuse('CBC.0150');
    try {
      const unanswered = await this.learn(request);
      if (unanswered.size > 0) return refuse('PCB.0504');
      return await this.inbox.once(request, (tx) => this.allot(request, tx));
    } finally {
      await this.running.end(caller.account_id, request.payload.quota_id, messageId);
    }
  }

  private async learn({ payload, context }: Request): Promise<ReadonlySet<string>> {
    const quota = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.quota(tx, payload.quota_id);
    });
    const named = { partners: [context.caller.account_id], resellers: payload.indirect_partner_ids };
    return this.learnParties.learn({ ...named, customers: quota?.designatedCustomerIds ?? [] }, context.deadline);
  }

  private async allot({ payload, context }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const { quota_id: quotaId, indirect_partner_ids: resellerIds, quota_amount_fen: amount } = payload;
    const partnerId = context.caller.account_id;
    const partners = await this.parties.partners(tx, [partnerId]);
    const resellers = await this.parties.resellers(tx, resellerIds);
    const quota = await this.quota(tx, quotaId);
    const customers = await this.parties.customers(tx, quota?.designatedCustomerIds ?? []);
    const situation = {
      command: { quotaId, resellerIds, amount: BigInt(amount) },
      now: tx.now,
      partner: partners.get(partnerId),
      quota,
      reseller: (id: string) => resellers.get(id),
      customer: (id: string) => customers.get(id),
    };
    const { events, refusal } = decideAllot(situation, () => datedId(tx.tick()));
    if (refusal) return refusal;
    await this.benefits.save(tx, [{ events, operator: operatorName(context.caller) }]);
    return answerOf(events);
  }

  private async quota(tx: Tx, id: string): Promise<Quota | undefined> {
    return (await this.benefits.quotas(tx, [id])).find((quota) => quota.id === id);
  }
}

function answerOf(events: readonly DomainEvent[]): AnswerOf<Contract> {
  return {
    simple_quota_infos: events.flatMap((event) =>
      event.type === 'quota-allotted' ? [{ id: event.reseller.id, quota_id: event.quota.id }] : [],
    ),
    error_details: events.flatMap((event) =>
      event.type === 'allotment-refused' ? [{ error_code: event.code, id: event.reseller.id }] : [],
    ),
  };
}
