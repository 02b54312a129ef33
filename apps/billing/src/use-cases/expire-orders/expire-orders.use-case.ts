import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@pc/platform';
import { LeaseLost, UnitOfWork, type Grant } from '@pc/store';
import { decideExpiry } from '../../domain/close-order';
import { Orders } from '../../ports/orders';

const AT_ONCE = 100;

/** What the sweeper's lease says about going on; nothing to heed when there is no lease, as in a test. */
export type Fence = Pick<Grant, 'signal' | 'fence'>;

/** Cancels orders whose deadline has passed, and what their partners were asked (rows 8 of billing 5.1 and 5 of 5.2). */
@Injectable()
export class ExpireOrders {
  constructor(
    private readonly orders: Orders,
    private readonly unitOfWork: UnitOfWork,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Returns how many it cancelled. Run again, or by two at once, it does nothing twice. */
  async execute(now: Date, fence?: Fence): Promise<number> {
    const failing: string[] = [];
    let expired = 0;
    for (;;) {
      const due = await this.orders.due(now, AT_ONCE, failing);
      for (const id of due) {
        if (fence?.signal.aborted) return expired;
        expired += await this.tried(id, failing, () => this.expire(id, now, fence));
      }
      if (due.length < AT_ONCE) return expired;
    }
  }

  /** One that fails stops no other; the next sweep tries it again. */
  private async tried(id: string, failing: string[], expire: () => Promise<number>): Promise<number> {
    try {
      return await expire();
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      failing.push(id);
      this.log.error({ err: error, order: id }, 'An order that is due could not be cancelled');
      return 0;
    }
  }

  private expire(id: string, now: Date, fence: Fence | undefined): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      await fence?.fence(tx);
      const order = await this.orders.find(tx, id);
      const events = decideExpiry(order, await this.orders.openRequestOf(tx, order), now);
      if (events.length === 0) tx.discard();
      else await this.orders.save(tx, events);
      return Math.min(events.length, 1);
    });
  }
}
