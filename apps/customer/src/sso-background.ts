import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '@pc/platform';
import { Lease, Sweeper } from '@pc/store';
import { SSO_SETTINGS, type SsoSettings } from './ports/sso/settings';
import { SendBindingNotices } from './use-cases/sso/send-binding-notices/send-binding-notices.use-case';

/** Sends notices to the platforms of partners, by itself and one replica at a time (customers 9.6). */
@Injectable()
export class SsoBackground implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly sender: Sweeper;

  constructor(lease: Lease, notices: SendBindingNotices, @Inject(LOGGER) log: Logger, @Inject(SSO_SETTINGS) settings: SsoSettings) {
    this.sender = new Sweeper({ name: 'binding-notices', lease, intervalMs: settings.noticeSweepMs, log }, async (grant) => {
      await notices.execute((tx) => grant.fence(tx));
    });
  }

  onApplicationBootstrap(): void {
    this.sender.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.sender.stop();
  }
}
