import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@pc/platform';
import { RecurringWork } from '@pc/service';
import { Lease, Sweeper } from '@pc/store';
import { SSO_SETTINGS, type SsoSettings } from './ports/sso/settings';
import { SendBindingNotices } from './use-cases/sso/send-binding-notices/send-binding-notices.use-case';

/** Sends notices to the platforms of partners, by itself and one replica at a time (customers 9.6). */
@Injectable()
export class SsoBackground extends RecurringWork {
  constructor(lease: Lease, notices: SendBindingNotices, @Inject(LOGGER) log: Logger, @Inject(SSO_SETTINGS) settings: SsoSettings) {
    super(
      new Sweeper({ name: 'binding-notices', lease, intervalMs: settings.noticeSweepMs, log }, async (grant) => {
        await notices.execute((tx) => grant.fence(tx));
      }),
    );
  }
}
