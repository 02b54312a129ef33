import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Grant } from '@pc/store';
import { decideExpiry } from '../../domain/automatic-reclaim';
import { decideChange } from '../../domain/change-quota';
import { Benefits, SYSTEM } from '../../ports/benefits';
import { DueWork, type DueStretch } from '../../ports/due-work';

/** Rows of one transaction; the rest follows in the next. */
const AT_ONCE = 500;
/** How long after its end a stretch is still looked at, for an issue that was being committed when it ended. */
const AFTERMATH_MS = 60_000;

/** What the sweeper's lease says about going on; nothing to heed when there is no lease, as in a test. */
export type Fence = Pick<Grant, 'signal' | 'fence'>;

/** Ends coupons and quotas whose time is over (benefits R-40, 3.1). Run again, or by two at once, it does nothing twice. */
@Injectable()
export class ExpireDue {
  constructor(
    private readonly benefits: Benefits,
    private readonly due: DueWork,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Returns how many coupons and quotas ended. */
  async execute(now: Date, fence?: Fence): Promise<number> {
    let ended = 0;
    for await (const stretch of this.due.stretches(now)) {
      if (fence?.signal.aborted) return ended;
      ended += await this.expireStretch(stretch, now, fence);
    }
    return ended + (await this.expireQuotas(now, fence));
  }

  private async expireStretch(stretch: DueStretch, now: Date, fence: Fence | undefined): Promise<number> {
    for (let ended = 0; ;) {
      const found = await this.expireSome(stretch, now, fence);
      ended += found;
      if (found < AT_ONCE) return ended;
    }
  }

  private expireSome(stretch: DueStretch, now: Date, fence: Fence | undefined): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const coupons = await this.due.coupons(tx, stretch, AT_ONCE);
      const isOver = coupons.length < AT_ONCE && stretch.expireTime.getTime() + AFTERMATH_MS <= now.getTime();
      if (coupons.length === 0 && !isOver) {
        tx.discard();
        return 0;
      }
      await fence?.fence(tx);
      const events = decideExpiry(coupons, await this.benefits.quotas(tx, [stretch.quotaId]), now);
      await this.benefits.save(tx, [{ events, operator: SYSTEM }]);
      if (isOver) await this.due.close(tx, stretch);
      return coupons.length;
    });
  }

  private async expireQuotas(now: Date, fence: Fence | undefined): Promise<number> {
    const due = await this.due.quotas(now, AT_ONCE);
    if (due.length === 0) return 0;
    return this.unitOfWork.run(async (tx) => {
      await fence?.fence(tx);
      const quotas = await this.benefits.quotas(
        tx,
        due.map(({ id }) => id),
      );
      const events = quotas.flatMap((quota) => decideChange(quota, { type: 'expire' }, now).events);
      await this.benefits.save(tx, [{ events, operator: SYSTEM }]);
      return events.length;
    });
  }
}
