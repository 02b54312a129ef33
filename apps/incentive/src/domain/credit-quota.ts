import type { Fen } from '@pc/kernel';
import type { DomainEvent } from './domain-event';
import { nextVersion, type Quota } from './quota';

/** The quotas that a reclaim may credit: those of the coupons, and the quotas from which these were carved. */
export class QuotaBook {
  private readonly quotas: Map<string, Quota>;
  private readonly credits = new Map<string, Fen>();

  constructor(quotas: Iterable<Quota>) {
    this.quotas = new Map([...quotas].map((quota) => [quota.id, quota]));
  }

  /** Notes money that comes back from a coupon; a quota that its distributor took back hands it on to its parent (benefits R-42). */
  credit(quotaId: string, amount: Fen): void {
    if (amount === 0n) return;
    const id = this.receiver(quotaId).id;
    this.credits.set(id, (this.credits.get(id) ?? 0n) + amount);
  }

  /** One change a quota, whatever number of coupons gave to it. The state does not matter: money comes back to an expired quota too (benefits U-5). */
  changes(now: Date): DomainEvent[] {
    return [...this.credits].map(([id, delta]) => {
      const before = this.quotas.get(id)!;
      return { type: 'quota-changed', quota: nextVersion(before, { balance: before.balance + delta }, now), cause: 'RECLAIMED', delta };
    });
  }

  private receiver(quotaId: string): Quota {
    const quota = this.quotas.get(quotaId);
    if (!quota) throw new Error(`The quota ${quotaId} of a coupon was not loaded`);
    return quota.status === 'RECLAIMED' && quota.parentId !== undefined ? this.receiver(quota.parentId) : quota;
  }
}
