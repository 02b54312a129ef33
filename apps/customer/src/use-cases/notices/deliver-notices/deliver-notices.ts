import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import { MOST_TRIES, nextTry } from '../../../domain/notices/delivery';
import { render } from '../../../domain/notices/templates';
import { MessageTransport } from '../../../ports/message-transport';
import { NoticeQueue, type ClaimedNotice } from '../../../ports/notice-queue';

/** Longer than any carrier may take (10 s), so that no message is in two hands. */
const HOLD_MS = 30_000;
/** Messages that are on their way at once: a slow carrier of one channel does not hold up the other. */
const LANES = 4;

/** customers 10.9: sends what is due; up to five tries each. What fails is logged without receiver and content. */
@Injectable()
export class DeliverNotices {
  constructor(
    private readonly queue: NoticeQueue,
    private readonly transport: MessageTransport,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Ends when nothing is due any more, or after the message in hand when `signal` says so. */
  async execute(signal?: AbortSignal): Promise<void> {
    await Promise.all(Array.from({ length: LANES }, () => this.lane(signal)));
  }

  private async lane(signal: AbortSignal | undefined): Promise<void> {
    while (!signal?.aborted) {
      const notice = await this.queue.claim(this.clock.now(), HOLD_MS);
      if (!notice) return;
      await this.deliver(notice);
    }
  }

  private async deliver(notice: ClaimedNotice): Promise<void> {
    const { id, channel, receiver, template, language, values, attempt } = notice;
    if (attempt > MOST_TRIES || !this.transport.reaches(channel)) return this.giveUp(notice);
    const { subject, body } = render(template, language, values);
    try {
      await this.transport.deliver({ id, channel, receiver, subject, text: body, template, language });
    } catch (error) {
      return this.failed(notice, error);
    }
    await this.queue.end(notice, 'SENT', this.transport.isMailbox);
  }

  private async failed(notice: ClaimedNotice, error: unknown): Promise<void> {
    const { id, channel, template, attempt } = notice;
    this.log.warn({ notice: id, channel, template, attempt, cause: causeOf(error) }, 'A message was not taken');
    const again = nextTry(attempt, this.clock.now());
    if (again) await this.queue.tryAgainAt(notice, again);
    else await this.giveUp(notice);
  }

  private async giveUp(notice: ClaimedNotice): Promise<void> {
    const { id, channel, template } = notice;
    this.log.error({ notice: id, channel, template }, 'A message could not be delivered and is given up');
    await this.queue.end(notice, 'FAILED', this.transport.isMailbox);
  }
}

/** Carriers repeat receivers and texts in their messages: only codes are taken from them. */
function causeOf(error: unknown): object {
  const { name, code, responseCode, status } = error as { name?: unknown; code?: unknown; responseCode?: unknown; status?: unknown };
  return { name, code, responseCode, status };
}
