import type { AnswerOf, incentive } from '@pc/contracts';
import { datedId, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Customer } from '../../domain/customer';
import type { DomainEvent } from '../../domain/domain-event';
import { decideIssue } from '../../domain/issue-coupons';
import type { IssueSituation } from '../../domain/issue-situation';
import type { Partner, Reseller } from '../../domain/partner';
import type { Quota } from '../../domain/quota';
import { issueLimitsOf } from '../../domain/quota-limits';
import type { Benefits, Happening, IssuedTotals } from '../../ports/benefits';
import type { Parties } from '../../ports/parties';
import { operatorOf, type RequestOf } from '../request';
import { issueCommand } from './issue-command';

type Request = RequestOf<typeof incentive.issueCoupons>;
type Answer = AnswerOf<typeof incentive.issueCoupons>;

/** What the commands of a batch speak of, as the transaction found it. */
interface Found {
  readonly quotas: readonly Quota[];
  readonly partners: ReadonlyMap<string, Partner>;
  readonly resellers: ReadonlyMap<string, Reseller>;
  readonly customers: ReadonlyMap<string, Customer>;
  readonly totals: IssuedTotals;
}

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
    private readonly found: Found,
  ) {
    this.quotas = new Map(found.quotas.map((quota) => [quota.id, quota]));
  }

  static async open(tx: Tx, requests: readonly Request[], benefits: Benefits, parties: Parties): Promise<IssueDesk> {
    const customerIds = requests.flatMap(({ payload }) => payload.customer_ids);
    const quotas = await benefits.quotas(
      tx,
      requests.map(({ payload }) => payload.quota_id),
    );
    const counted = quotas.filter((quota) => issueLimitsOf(quota).maxTotalPerCustomer !== undefined).map(({ id }) => id);
    const found = {
      quotas,
      partners: await parties.partners(
        tx,
        requests.map(({ context }) => context.caller.account_id),
      ),
      resellers: await parties.resellers(
        tx,
        requests.flatMap(({ payload }) => payload.indirect_partner_id ?? []),
      ),
      customers: await parties.customers(tx, customerIds),
      totals: await benefits.issuedTotals(tx, counted, customerIds),
    };
    return new IssueDesk(tx, found);
  }

  serve(request: Request): Answer | Refusal {
    const { events, refusal } = decideIssue(this.situation(request), () => datedId(this.tx.tick()));
    if (refusal) return refusal;
    events.forEach((event) => this.remember(event));
    this.happenings.push({ events, operator: operatorOf(request.context) });
    return answerOf(events);
  }

  private situation({ payload, context }: Request): IssueSituation {
    const command = issueCommand(payload);
    const { partners, resellers, customers, totals } = this.found;
    return {
      command,
      now: this.tx.now,
      channel: context.caller.channel,
      partner: partners.get(context.caller.account_id),
      reseller: resellers.get(command.resellerId ?? ''),
      quota: this.quotas.get(command.quotaId),
      customer: (id) => customers.get(id),
      // Nobody is on a whitelist until one has been imported (benefits R-62).
      whitelisted: () => false,
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
