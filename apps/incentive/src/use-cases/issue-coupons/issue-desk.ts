import { operatorOf, type RequestOf } from '@pc/bus';
import type { AnswerOf, incentive } from '@pc/contracts';
import { datedId, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { DomainEvent } from '../../domain/domain-event';
import { decideIssue } from '../../domain/issue-coupons';
import type { IssueSituation } from '../../domain/issue-situation';
import type { Quota } from '../../domain/quota';
import type { Happening } from '../../ports/benefits';
import { partnerOf } from '../acting';
import { issueCommand } from './issue-command';
import { gatherFacts, type DeskPorts, type IssueFacts } from './issue-facts';

type Request = RequestOf<typeof incentive.issueCoupons>;
type Answer = AnswerOf<typeof incentive.issueCoupons>;

/**
 * Serves the commands of a batch one after the other: each finds the quota as its predecessor left it, and is accepted
 * or refused on its own (benefits R-28, architecture 4.5).
 */
export class IssueDesk {
  readonly happenings: Happening[] = [];
  private readonly quotas: Map<string, Quota>;
  private readonly given = new Map<string, bigint>();

  private constructor(
    private readonly tx: Tx,
    private readonly facts: IssueFacts,
  ) {
    this.quotas = new Map(facts.quotas.map((quota) => [quota.id, quota]));
  }

  static async open(tx: Tx, requests: readonly Request[], ports: DeskPorts): Promise<IssueDesk> {
    return new IssueDesk(tx, await gatherFacts(tx, requests, ports));
  }

  serve(request: Request): Answer | Refusal {
    const { events, refusal } = decideIssue(this.situation(request), () => datedId(this.tx.tick()));
    if (refusal) return refusal;
    events.forEach((event) => this.remember(event));
    this.happenings.push({ events, operator: operatorOf(request.context) });
    return answerOf(events);
  }

  private situation(request: Request): IssueSituation {
    const { caller } = request.context;
    const command = issueCommand(request);
    const { totals } = this.facts;
    const reseller = command.resellerId === undefined ? undefined : this.facts.reseller(command.quotaId, command.resellerId);
    const partnerId = partnerOf(caller, reseller);
    return {
      command,
      now: this.tx.now,
      channel: caller.channel,
      partner: partnerId === undefined ? undefined : this.facts.partner(command.quotaId, partnerId),
      reseller,
      quota: this.quotas.get(command.quotaId),
      customer: (id) => this.facts.customer(command.quotaId, id),
      whitelisted: (id) => this.facts.whitelisted(command.quotaId, id),
      issuedTo: (id) => totals.of(command.quotaId, id) + (this.given.get(`${command.quotaId}|${id}`) ?? 0n),
    };
  }

  private remember(event: DomainEvent): void {
    if (event.type === 'quota-changed') this.quotas.set(event.quota.id, event.quota);
    if (event.type !== 'coupon-issued') return;
    const key = `${event.coupon.quotaId}|${event.coupon.customerId}`;
    this.given.set(key, (this.given.get(key) ?? 0n) + event.coupon.faceValue);
  }
}

function answerOf(events: readonly DomainEvent[]): Answer {
  return {
    coupon_infos: events.flatMap((event) =>
      event.type === 'coupon-issued' ? [{ id: event.coupon.customerId, coupon_id: event.coupon.id }] : [],
    ),
    error_details: events.flatMap((event) => (event.type === 'customer-refused' ? [{ error_code: event.code, id: event.customerId }] : [])),
  };
}
