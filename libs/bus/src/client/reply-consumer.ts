import type { IncomingMessage, KafkaConsumer, KafkaPort } from '../kafka/kafka-port';
import { errorFields, type BusLogger } from '../logger';
import { HEADER } from '../messages/headers';
import { decodeReply } from '../messages/reply.codec';
import type { Reply } from '../request';
import type { PendingCalls } from './pending-calls';

/** An answer is of use for a deadline, and a client that comes back reads its topic again. */
const RETENTION_MS = 300_000;
const COMMIT_EVERY_MS = 5_000;

/** Receives the answers to one client: one topic of one partition, and a group of the same name. */
export class ReplyConsumer {
  private readonly consumer: KafkaConsumer;
  private next = 0;
  private committed = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly kafka: KafkaPort,
    private readonly topic: string,
    private readonly calls: PendingCalls,
    private readonly logger: BusLogger,
  ) {
    this.consumer = kafka.consumer({
      group: topic,
      topics: [topic],
      prepare: () => this.createTopic(),
      listener: { assigned: () => undefined, received: (messages) => this.receive(messages) },
    });
  }

  get joined(): boolean {
    return this.consumer.joined;
  }

  whenJoined(): Promise<void> {
    return this.consumer.whenJoined();
  }

  start(): void {
    this.consumer.start();
    this.timer = setInterval(() => void this.commit(), COMMIT_EVERY_MS);
  }

  /** Leaves nothing behind on the broker. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.consumer.stop();
    const removal = this.kafka.administer(async (admin) => {
      await admin.deleteTopics([this.topic]);
      await admin.deleteGroups([this.topic]);
    });
    await removal.catch((error: unknown) =>
      this.logger.warn({ topic: this.topic, ...errorFields(error) }, 'The reply topic was left for the sweeper'),
    );
  }

  private createTopic(): Promise<void> {
    const config = { 'retention.ms': String(RETENTION_MS), 'segment.ms': String(RETENTION_MS), 'cleanup.policy': 'delete' };
    return this.kafka.administer((admin) => admin.createTopics([{ topic: this.topic, partitions: 1, replication: -1, config }]));
  }

  private receive(messages: readonly IncomingMessage[]): void {
    for (const message of messages) {
      this.next = message.offset + 1;
      const correlationId = message.headers[HEADER.correlationId];
      if (correlationId !== undefined) this.calls.answered(correlationId, this.read(message));
    }
  }

  private read(message: IncomingMessage): Reply<unknown> | undefined {
    try {
      return decodeReply(message);
    } catch (error) {
      this.logger.error({ topic: this.topic, offset: message.offset, ...errorFields(error) }, 'A reply cannot be read');
      return undefined;
    }
  }

  /** Only spares a client that joins anew the reading of old answers. */
  private async commit(): Promise<void> {
    const offset = this.next;
    if (offset === this.committed) return;
    await this.consumer.commit([{ topic: this.topic, partition: 0, offset }]).then(
      () => (this.committed = offset),
      () => undefined,
    );
  }
}
