import type { Fen } from '@pc/kernel';
import { spentOf, type Coupon } from './coupon';
import { decideExpiry, decideAssociationReclaim } from './automatic-reclaim';
import { decideChange } from './change-quota';
import type { DomainEvent } from './domain-event';
import { aCustomer, anAssociation, aPartner, aQuota } from './domain.fixture';
import { decideIssue } from './issue-coupons';
import type { Quota } from './quota';
import { decideReclaim } from './reclaim-coupon';

/** A quota and its coupons in memory, moved by the real decisions, for examples and properties over sequences. */
export class Ledger {
  readonly coupons = new Map<string, Coupon>();
  readonly history: DomainEvent[] = [];
  private ids = 0;

  constructor(
    public quota: Quota = aQuota(),
    public now = new Date('2026-03-01T00:00:00Z'),
  ) {}

  issue(faceValue: Fen, ...customerIds: string[]): readonly DomainEvent[] {
    const { now, quota } = this;
    const decision = decideIssue(
      {
        command: { quotaId: quota.id, customerIds, faceValue },
        now,
        channel: 'API',
        partner: aPartner(),
        reseller: undefined,
        quota,
        customer: (id) => aCustomer(id),
        whitelisted: () => false,
        issuedTo: () => 0n,
      },
      () => `coupon-${++this.ids}`,
    );
    return this.apply(decision.events);
  }

  reclaim(id: string): string | undefined {
    const decision = decideReclaim({
      now: this.now,
      channel: 'API',
      partner: aPartner(),
      reseller: undefined,
      coupon: this.coupons.get(id),
      quotas: [this.quota],
    });
    this.apply(decision.events);
    return decision.refusal?.code;
  }

  expire(): readonly DomainEvent[] {
    return this.apply(decideExpiry([...this.coupons.values()], [this.quota], this.now));
  }

  disassociate(customerId: string): readonly DomainEvent[] {
    const { association: _ended, ...customer } = aCustomer(customerId);
    const coupons = [...this.coupons.values()].filter((coupon) => coupon.customerId === customerId);
    const change = { type: 'ended', associationId: anAssociation().id, partnerId: 'partner' } as const;
    return this.apply(
      decideAssociationReclaim({ change, customer, coupons, quotas: [this.quota], governmentPartners: new Set(), now: this.now }),
    );
  }

  adjust(delta: Fen): void {
    this.apply(decideChange(this.quota, { type: 'adjust-begin' }, this.now).events);
    const { events, refusal } = decideChange(this.quota, { type: 'adjust-end', delta }, this.now);
    this.apply(refusal ? decideChange(this.quota, { type: 'adjust-end', delta: 0n }, this.now).events : events);
  }

  /** What billing will do when a payment is confirmed: the holder spends up to what is left. */
  spend(id: string, amount: Fen): void {
    const coupon = this.coupons.get(id);
    if (coupon?.status !== 'USABLE') return;
    const balance = coupon.balance - (amount < coupon.balance ? amount : coupon.balance);
    this.coupons.set(id, { ...coupon, balance, status: balance === 0n ? 'USED' : 'USABLE', version: coupon.version + 1 });
  }

  /** The right-hand side of benefits R-60. */
  conserved(): Fen {
    return [...this.coupons.values()].reduce((sum, coupon) => sum + coupon.balance + spentOf(coupon), this.quota.balance);
  }

  private apply(events: readonly DomainEvent[]): readonly DomainEvent[] {
    for (const event of events) {
      if (event.type === 'quota-changed') this.quota = event.quota;
      else if ('coupon' in event) this.coupons.set(event.coupon.id, event.coupon);
    }
    this.history.push(...events);
    return events;
  }
}
