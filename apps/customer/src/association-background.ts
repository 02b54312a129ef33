import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import { RecurringWork } from '@pc/service';
import { Lease, Sweeper } from '@pc/store';
import { CUSTOMER_SETTINGS, type CustomerSettings } from './ports/settings';
import { CompleteAssociation } from './use-cases/registration/complete-association/complete-association.use-case';

/** Younger ones are with the process that registered the customer. */
const LEFT_BEHIND_MS = 1_000;

/** Carries out the associations of registered customers that a process left behind when it ended (customers 4.34). */
@Injectable()
export class AssociationBackground extends RecurringWork {
  constructor(
    lease: Lease,
    completeAssociation: CompleteAssociation,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOGGER) log: Logger,
    @Inject(CUSTOMER_SETTINGS) { associationSweepMs }: CustomerSettings,
  ) {
    super(
      new Sweeper({ name: 'complete-associations', lease, intervalMs: associationSweepMs, log }, async ({ signal }) => {
        const before = new Date(clock.now().getTime() - LEFT_BEHIND_MS);
        const found = await completeAssociation.sweep(before, signal);
        if (found > 0) log.info({ found }, 'Associations that were left behind were taken up');
      }),
    );
  }
}
