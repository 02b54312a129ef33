import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { WakeUp } from '@pc/bus';
import { LOGGER, type Logger } from '@pc/platform';
import type { NoticeChannel } from './domain/notices/notice';
import { MessageTransport } from './ports/message-transport';
import { NoticeBell } from './ports/notice-bell';
import { DeliverNotices } from './use-cases/notices/deliver-notices/deliver-notices';

/** How soon a notice is sent that another replica left behind, or whose pause is over. */
const LOOK_EVERY_MS = 2_000;
const WAYS: ReadonlyArray<readonly [NoticeChannel, string]> = [
  ['EMAIL', 'SMTP_URL and MAIL_FROM'],
  ['SMS', 'SMS_HOOK_URL and SMS_HOOK_SECRET'],
];

/** Sends notices as soon as they are committed (customers 10.9). Every replica does; each notice is claimed by one. */
@Injectable()
export class NoticeDispatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly wakeUp = new WakeUp();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly deliver: DeliverNotices,
    private readonly transport: MessageTransport,
    private readonly bell: NoticeBell,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.sayWhatIsMissing();
    const quiet = this.bell.onRing(() => this.wakeUp.now());
    this.running = this.run().finally(quiet);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wakeUp.now();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.deliver.execute(this.stopping.signal);
      } catch (error) {
        this.log.error({ err: error }, 'Notices could not be sent; the next turn tries again');
      }
      if (!this.stopping.signal.aborted) await this.wakeUp.within(LOOK_EVERY_MS);
    }
  }

  private sayWhatIsMissing(): void {
    if (this.transport.isMailbox)
      return this.log.warn('Messages stay in the local mailbox: they reach nobody, and the staff can read them');
    for (const [channel, settings] of WAYS)
      if (!this.transport.reaches(channel)) this.log.warn({ channel }, `No message can leave by ${channel}: set ${settings}`);
  }
}
