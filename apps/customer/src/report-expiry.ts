import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import { RecurringWork } from '@pc/service';
import { Lease, Sweeper } from '@pc/store';
import { INVITATION_SETTINGS, type InvitationSettings } from './ports/invitation-settings';
import { ExpireDueReports } from './use-cases/reports/expire-due/expire-due-reports.use-case';

/** Ends reports and invitations whose time is over, by one replica at a time (customers 5.3, 5.9). */
@Injectable()
export class ReportExpiry extends RecurringWork {
  constructor(
    lease: Lease,
    expireDue: ExpireDueReports,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOGGER) log: Logger,
    @Inject(INVITATION_SETTINGS) { expirySweepMs }: InvitationSettings,
  ) {
    super(
      new Sweeper({ name: 'expire-reports', lease, intervalMs: expirySweepMs, log }, async (grant) => {
        const ended = await expireDue.execute(clock.now(), grant);
        if (ended > 0) log.info({ ended }, 'Reports and invitations whose time is over were ended');
      }),
    );
  }
}
