import type { Fen } from '@pc/kernel';
import type { Coupon } from './coupon';
import { happened, refused, type Decision, type DomainEvent } from './domain-event';
import { availableTo, drawn } from './earmarks';
import { checkCustomer } from './issue-customer-checks';
import { checkRequest } from './issue-request-checks';
import type { IssueSituation } from './issue-situation';
import type { Partner } from './partner';
import { nextVersion, type Earmarks, type Quota } from './quota';
import { issueLimitsOf, type IssueLimits } from './quota-limits';
import { useLimitsOf } from './use-limits';

/**
 * Decides a whole issue: a fault of the request refuses all of it, a fault of one customer only that customer
 * (benefits ). Customers are handled in the order of the request, and each success lowers the balance
 * at once (benefits ).
 */
export function decideIssue(situation: IssueSituation, newId: () => string): Decision {
  const verdict = checkRequest(situation);
  if (verdict.type === 'refusal') return refused(verdict);
  const { quota, partner } = verdict;
  const limits = issueLimitsOf(quota);
  const issue = new RunningIssue(situation, quota, limits);
  for (const customerId of situation.command.customerIds) issue.take(customerId, partner, newId);
  return happened(...issue.events());
}

class RunningIssue {
  private balance: Fen;
  private earmarks: Earmarks | undefined;
  private readonly issued: DomainEvent[] = [];
  private readonly refusals: DomainEvent[] = [];
  private readonly terms: Pick<Coupon, 'effectiveTime' | 'expireTime' | 'useLimits' | 'createTime'>;

  constructor(
    private readonly situation: IssueSituation,
    private readonly quota: Quota,
    private readonly limits: IssueLimits,
  ) {
    const { command, now } = situation;
    this.balance = quota.balance;
    this.earmarks = quota.earmarks;
    this.terms = {
      effectiveTime: command.validTime ?? quota.effectiveTime,
      expireTime: command.expireTime ?? quota.expireTime,
      useLimits: useLimitsOf(quota.limits, command),
      createTime: now,
    };
  }

  take(customerId: string, partner: Partner, newId: () => string): void {
    const { command } = this.situation;
    const progress = {
      available: availableTo(customerId, this.balance, this.earmarks),
      count: this.quota.issuedCount + this.issued.length,
      total: this.quota.issuedTotal + this.spent,
    };
    const code = checkCustomer(customerId, this.situation, partner, this.quota, this.limits, progress);
    if (code !== undefined) {
      const memo = command.memo === undefined ? {} : { memo: command.memo };
      this.refusals.push({ type: 'customer-refused', quota: this.quota, customerId, code, amount: command.faceValue, ...memo });
      return;
    }
    this.balance -= command.faceValue;
    if (this.earmarks) this.earmarks = drawn(this.earmarks, customerId, command.faceValue);
    this.issued.push({ type: 'coupon-issued', coupon: this.coupon(newId(), customerId) });
  }

  /** The quota's change comes first; it is left out when nobody got a coupon. */
  events(): DomainEvent[] {
    if (this.issued.length === 0) return this.refusals;
    const count = this.quota.issuedCount + this.issued.length;
    const counted = { issuedCount: count, issuedTotal: this.quota.issuedTotal + this.spent };
    const next = { balance: this.balance, ...counted, ...(this.earmarks && { earmarks: this.earmarks }) };
    const quota = nextVersion(this.quota, next, this.situation.now);
    return [{ type: 'quota-changed', quota, cause: 'ISSUED', delta: -this.spent }, ...this.issued, ...this.refusals];
  }

  private get spent(): Fen {
    return this.quota.balance - this.balance;
  }

  private coupon(id: string, customerId: string): Coupon {
    const { command } = this.situation;
    return {
      id,
      kind: this.quota.kind,
      status: 'USABLE',
      customerId,
      quotaId: this.quota.id,
      issuer: this.quota.owner,
      associationType: this.situation.customer(customerId)?.association?.type ?? '0',
      faceValue: command.faceValue,
      balance: command.faceValue,
      locked: 0n,
      reclaimed: 0n,
      ...this.terms,
      ...(command.memo === undefined ? {} : { memo: command.memo }),
      frozen: false,
      version: 1,
    };
  }
}
