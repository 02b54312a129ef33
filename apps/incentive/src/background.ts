import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import { RecurringWork } from '@pc/service';
import { Lease, StoreConnection, Sweeper } from '@pc/store';
import { INDEXES } from './adapters/mongo/collections';
import { INCENTIVE_SETTINGS, type IncentiveSettings } from './ports/settings';
import { ExpireDue } from './use-cases/expire-due/expire-due.use-case';

/** What must stand before the first request is taken, and what goes on by itself: the end of coupons and quotas (benefits R-40). */
@Injectable()
export class Background extends RecurringWork implements OnModuleInit {
  constructor(
    private readonly store: StoreConnection,
    lease: Lease,
    expireDue: ExpireDue,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOGGER) log: Logger,
    @Inject(INCENTIVE_SETTINGS) { expirySweepMs }: IncentiveSettings,
  ) {
    super(
      new Sweeper({ name: 'expire-due', lease, intervalMs: expirySweepMs, log }, async (grant) => {
        const ended = await expireDue.execute(clock.now(), grant);
        if (ended > 0) log.info({ ended }, 'Coupons and quotas whose time is over were ended');
      }),
    );
  }

  async onModuleInit(): Promise<void> {
    await this.store.ensureIndexes(INDEXES);
  }
}
