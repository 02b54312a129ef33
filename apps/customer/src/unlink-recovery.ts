import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import { RecurringWork } from '@pc/service';
import { Lease, Sweeper } from '@pc/store';
import { CUSTOMER_SETTINGS, type CustomerSettings } from './ports/settings';
import { FinishUnlinks } from './use-cases/association-requests/finish-unlinks/finish-unlinks.use-case';

const LEASE_MS = 10_000;

/** Brings tries to end an association to their end whose owner died, or whose cancel was not answered (customers 6.15). */
@Injectable()
export class UnlinkRecovery extends RecurringWork {
  constructor(
    lease: Lease,
    finishUnlinks: FinishUnlinks,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOGGER) log: Logger,
    @Inject(CUSTOMER_SETTINGS) { associationRequests: { sweepMs: intervalMs } }: CustomerSettings,
  ) {
    super(
      new Sweeper({ name: 'finish-unlinks', lease, intervalMs, ttlMs: LEASE_MS, log }, async () => {
        const ended = await finishUnlinks.execute(clock.now());
        if (ended > 0) log.info({ ended }, 'Fences of failed disassociations were taken away');
      }),
    );
  }
}
