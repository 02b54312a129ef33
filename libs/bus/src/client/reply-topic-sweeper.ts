import type { KafkaAdmin, KafkaPort } from '../kafka/kafka-port';
import { errorFields, type BusLogger } from '../logger';

export interface SweeperOptions {
  /** Physical prefix of all reply topics. */
  readonly prefix: string;
  readonly own: string;
  readonly afterMs: number;
  readonly logger: BusLogger;
}

const LONGEST_INTERVAL_MS = 60_000;

/** Removes the reply topics of clients that died: those whose group has had no member for a while (architecture 4.2). */
export class ReplyTopicSweeper {
  private readonly emptySince = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly kafka: KafkaPort,
    private readonly options: SweeperOptions,
  ) {}

  start(): void {
    const every = Math.min(LONGEST_INTERVAL_MS, this.options.afterMs);
    this.timer = setInterval(() => void this.sweep(), every).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    const { logger } = this.options;
    try {
      const removed = await this.kafka.administer((admin) => this.removeAbandoned(admin));
      if (removed.length > 0) logger.info({ topics: removed }, 'Reply topics of clients that are gone were removed');
    } catch (error) {
      logger.debug(errorFields(error), 'Reply topics could not be swept now');
    }
  }

  private async removeAbandoned(admin: KafkaAdmin): Promise<string[]> {
    const { prefix, own, afterMs } = this.options;
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix) && topic !== own);
    const members = await admin.memberCounts(topics);
    const now = Date.now();
    for (const topic of this.emptySince.keys()) if (!topics.includes(topic)) this.emptySince.delete(topic);
    for (const topic of topics) {
      if (members.get(topic)) this.emptySince.delete(topic);
      else if (!this.emptySince.has(topic)) this.emptySince.set(topic, now);
    }
    const abandoned = topics.filter((topic) => now - (this.emptySince.get(topic) ?? now) >= afterMs);
    if (abandoned.length === 0) return [];
    await admin.deleteTopics(abandoned);
    await admin.deleteGroups(abandoned);
    return abandoned;
  }
}
