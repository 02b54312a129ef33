import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import { RecurringWork } from '@pc/service';
import { Lease, Sweeper } from '@pc/store';
import { LEVEL_RULES, type LevelRules } from './ports/levels';
import { ReleaseDue } from './use-cases/customers/release-due/release-due.use-case';
import { RecomputeLevels } from './use-cases/levels/recompute-levels/recompute-levels.use-case';

/** What time alone does to customers: frozen resources are released (customers 7.17), levels are recomputed (customers 7.8). */
@Injectable()
export class OwnCustomersBackground extends RecurringWork {
  constructor(
    lease: Lease,
    releaseDue: ReleaseDue,
    recomputeLevels: RecomputeLevels,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOGGER) log: Logger,
    @Inject(LEVEL_RULES) { sweepMs: intervalMs }: LevelRules,
  ) {
    super(
      new Sweeper({ name: 'release-resources', lease, intervalMs, log }, async (grant) => {
        const released = await releaseDue.execute(clock.now(), grant);
        if (released > 0) log.info({ released }, 'Resources of customers that stayed frozen were released');
      }),
      new Sweeper({ name: 'customer-levels', lease, intervalMs, log }, (grant) => recomputeLevels.execute(clock.now(), grant)),
    );
  }
}
