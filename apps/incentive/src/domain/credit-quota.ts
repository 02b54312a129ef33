import type { Fen } from '@pc/kernel';
import type { Coupon } from './coupon';
import type { DomainEvent, QuotaCause } from './domain-event';
import { earmarked, isEarmarking } from './earmarks';
import { handsOn, nextVersion, type Earmarks, type Quota } from './quota';

/** The quotas that a reclaim may credit: those of the coupons, and the quotas from which these were carved. */
export class QuotaBook {
  private readonly quotas: Map<string, Quota>;
  private readonly credits = new Map<string, Map<QuotaCause, Fen>>();
  private readonly earmarks = new Map<string, Earmarks>();

  constructor(quotas: Iterable<Quota>) {
    this.quotas = new Map([...quotas].map((quota) => [quota.id, quota]));
  }

  /** Notes money that comes back from a coupon; a quota that is closed hands it on to its parent (benefits R-42). */
  credit({ quotaId, customerId }: Pick<Coupon, 'quotaId' | 'customerId'>, amount: Fen): void {
    const quota = this.receiver(quotaId);
    this.note(quota.id, quota.id === quotaId ? 'RECLAIMED' : 'CREDITED', amount);
    if (amount > 0n && isEarmarking(quota))
      this.earmarks.set(quota.id, earmarked(this.earmarks.get(quota.id) ?? quota.earmarks, customerId, amount));
  }

  /** Notes the balance of an allotted quota that comes back to its parent (benefits R-52). */
  returnTo(parentId: string, amount: Fen): void {
    this.note(parentId, 'ALLOTMENT_RECLAIMED', amount);
  }

  /** One change for a quota and each cause, whatever number of coupons gave to it. The state does not matter: money comes back to an expired quota too (benefits U-5). */
  changes(now: Date): DomainEvent[] {
    return [...this.credits].flatMap(([id, amounts]) => {
      let quota = this.loaded(id);
      const earmarks = this.earmarks.get(id);
      return [...amounts].map(([cause, delta]): DomainEvent => {
        quota = nextVersion(quota, { balance: quota.balance + delta, ...(earmarks && { earmarks }) }, now);
        return { type: 'quota-changed', quota, cause, delta };
      });
    });
  }

  private note(id: string, cause: QuotaCause, amount: Fen): void {
    if (amount === 0n) return;
    const amounts = this.credits.get(id) ?? new Map<QuotaCause, Fen>();
    this.credits.set(id, amounts.set(cause, (amounts.get(cause) ?? 0n) + amount));
  }

  private receiver(quotaId: string): Quota {
    const quota = this.loaded(quotaId);
    return handsOn(quota) ? this.receiver(quota.parentId) : quota;
  }

  private loaded(quotaId: string): Quota {
    const quota = this.quotas.get(quotaId);
    if (!quota) throw new Error(`The quota ${quotaId} was not loaded`);
    return quota;
  }
}
