import { isRefusal, type Fen } from '@pc/kernel';
import { spentOf, type Coupon } from './coupon';
import { decideExpiry, decideAssociationReclaim } from './automatic-reclaim';
import { decideChange } from './change-quota';
import type { DomainEvent } from './domain-event';
import { aCustomer, anAssociation, aPartner, aQuota } from './domain.fixture';
import { decideRedemption, decideRelease } from './end-payment';
import { decideIssue } from './issue-coupons';
import { aLine, anOrder } from './payable-order.fixture';
import { decideLock, type Payment } from './payment';
import { aChoice } from './payment.fixture';
import type { Quota } from './quota';
import { decideReclaim } from './reclaim-coupon';

/** A quota and its coupons in memory, moved by the real decisions, for examples and properties over sequences. */
export class Ledger {
  readonly coupons = new Map<string, Coupon>();
  readonly history: DomainEvent[] = [];
  private readonly payments: Payment[] = [];
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

  /** The try of a payment, by this coupon, of an order that costs so much. */
  lock(id: string, payable: Fen): void {
    const coupon = this.coupons.get(id);
    if (!coupon) return;
    const order = anOrder({ createTime: this.now, lines: [aLine({ payable })] });
    const choice = aChoice([coupon], { order, holder: aCustomer(coupon.customerId), now: this.now });
    const free = coupon.balance - coupon.locked;
    const quoted = new Map([[id, payable < free ? payable : free]]);
    const lock = decideLock({ paymentId: 'payment', orderId: 'order', choice, quoted });
    if (isRefusal(lock) || lock.payment.status !== 'LOCKED') return;
    this.payments.push(lock.payment);
    this.apply(lock.events);
  }

  /** Confirms or cancels the payment that locked first; false: there is none. */
  endOldest(how: 'confirm' | 'cancel'): boolean {
    const payment = this.payments.shift();
    if (!payment) return false;
    const held = { payment, coupons: [...this.coupons.values()], now: this.now };
    this.apply(how === 'confirm' ? decideRedemption(held, this.now) : decideRelease(held, [this.quota]));
    return true;
  }

  pay(id: string, payable: Fen): void {
    const before = this.payments.splice(0);
    this.lock(id, payable);
    this.endOldest('confirm');
    this.payments.push(...before);
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
