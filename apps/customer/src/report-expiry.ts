import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import { Lease, Sweeper } from '@pc/store';
import { INVITATION_SETTINGS, type InvitationSettings } from './ports/invitation-settings';
import { ExpireDueReports } from './use-cases/reports/expire-due/expire-due-reports.use-case';

/** Ends reports and invitations whose time is over, by one replica at a time (customers 5.3, 5.9). */
@Injectable()
export class ReportExpiry implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly sweeper: Sweeper;

  constructor(
    lease: Lease,
    expireDue: ExpireDueReports,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOGGER) log: Logger,
    @Inject(INVITATION_SETTINGS) { expirySweepMs }: InvitationSettings,
  ) {
    this.sweeper = new Sweeper({ name: 'expire-reports', lease, intervalMs: expirySweepMs, log }, async (grant) => {
      const ended = await expireDue.execute(clock.now(), grant);
      if (ended > 0) log.info({ ended }, 'Reports and invitations whose time is over were ended');
    });
  }

  onApplicationBootstrap(): void {
    this.sweeper.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.sweeper.stop();
  }
}
