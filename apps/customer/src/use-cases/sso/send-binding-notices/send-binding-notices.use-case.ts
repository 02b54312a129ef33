import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { UnitOfWork, type Tx } from '@pc/store';
import { afterAttempt, noticeFields, type BindingNotice, type Outcome } from '../../../domain/sso/binding-notice';
import { AccessConfigurations } from '../../../ports/sso/access-configurations';
import { BindingNotices, PlatformPost } from '../../../ports/sso/binding-notices';
import { RSA_SHA256, Saml } from '../../../ports/sso/saml';

const AT_ONCE = 20;
/** One platform that is silent for long does not hold up those of others. */
const AT_ONCE_OF_PARTNER = 5;

/** Lets a result through only while this replica still has the work. */
type Fence = (tx: Tx) => Promise<void>;

/** customers 9.6: sends the notices that are due, signed, and keeps how it ended. Run by one replica at a time. */
@Injectable()
export class SendBindingNotices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly notices: BindingNotices,
    private readonly configurations: AccessConfigurations,
    private readonly platforms: PlatformPost,
    private readonly saml: Saml,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(fence: Fence): Promise<number> {
    const due = await this.notices.due(this.clock.now(), AT_ONCE, AT_ONCE_OF_PARTNER);
    await Promise.all(due.map((notice) => this.attempt(notice, fence)));
    return due.length;
  }

  private async attempt(notice: BindingNotice, fence: Fence): Promise<void> {
    const outcome = await this.send(notice);
    await this.work.run(async (tx) => {
      await fence(tx);
      await this.notices.save(tx, afterAttempt(notice, outcome, tx.now));
    });
  }

  /** To the address that is configured now: a corrected one helps at the next attempt. */
  private async send(notice: BindingNotice): Promise<Outcome> {
    const configuration = await this.configurations.find(notice.partnerId);
    if (!configuration) return { received: false, cause: 'the platform is not configured' };
    const bindRequest = Buffer.from(JSON.stringify(noticeFields(notice))).toString('base64');
    const form = { bindRequest, SigAlg: RSA_SHA256, Signature: this.saml.sign(bindRequest) };
    return this.platforms.post(configuration.notificationUrl, form);
  }
}
