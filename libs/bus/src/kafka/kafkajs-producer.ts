import type { Socket } from 'node:net';
import type { Kafka, Message, Producer, TopicMessages } from 'kafkajs';
import { SendFailure, type KafkaProducer, type OutgoingMessage } from './kafka-port';
import { isOfType } from './kafkajs-errors';
import { createPartitioner } from './partitioner';

/**
 * An idempotent producer that starts afresh after every failure. kafkajs would go on with the sequence numbers
 * of the failed batch, and a broker that had stored that batch would then take the next one for its repetition
 * and drop it, acknowledged. A fresh producer has an identity of its own.
 */
export class KafkajsProducer implements KafkaProducer {
  private readonly sockets = new Set<Socket>();
  private readonly kafka: Kafka;
  private current: Producer | undefined;
  /** The topics that the current producer has sent to. */
  private readonly served = new Set<string>();

  constructor(createKafka: (sockets: Set<Socket>) => Kafka) {
    this.kafka = createKafka(this.sockets);
  }

  async reach(): Promise<void> {
    await this.connected();
  }

  /**
   * kafkajs asks after every topic that a producer has ever sent to, and fails when one of them is gone, such as that of
   * the replies to a gateway that stopped. Whether it is one of these messages' a producer tells that served no other.
   */
  async send(messages: readonly OutgoingMessage[]): Promise<void> {
    const topics = new Set(messages.map(({ topic }) => topic));
    const servedOthers = [...this.served].some((topic) => !topics.has(topic));
    try {
      await this.sendOnce(messages, topics);
    } catch (error) {
      const mayBeAnother = servedOthers && error instanceof SendFailure && error.kind === 'no topic';
      if (!mayBeAnother) throw error;
      await this.sendOnce(messages, topics);
    }
  }

  private async sendOnce(messages: readonly OutgoingMessage[], topics: ReadonlySet<string>): Promise<void> {
    const producer = await this.connected();
    for (const topic of topics) this.served.add(topic);
    try {
      await producer.sendBatch({ acks: -1, timeout: 5_000, topicMessages: byTopic(messages) });
    } catch (error) {
      await this.discard();
      throw new SendFailure(kindOf(error), error);
    }
  }

  async close(): Promise<void> {
    await this.discard();
  }

  /** A failure to connect is known to have written nothing, so a producer whose connection died is not tried at all. */
  private async connected(): Promise<Producer> {
    const alive = [...this.sockets].some(({ destroyed }) => !destroyed);
    if (this.current && alive) return this.current;
    await this.discard();
    const producer = this.kafka.producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      createPartitioner,
      retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 500 },
    });
    try {
      await producer.connect();
    } catch (error) {
      await producer.disconnect().catch(() => undefined);
      throw new SendFailure('unreachable', error);
    }
    this.current = producer;
    return producer;
  }

  private async discard(): Promise<void> {
    const producer = this.current;
    this.current = undefined;
    this.served.clear();
    await producer?.disconnect().catch(() => undefined);
  }
}

function byTopic(messages: readonly OutgoingMessage[]): TopicMessages[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, key, value, headers } of messages) {
    const message = { key: key ?? null, value, headers };
    const list = topics.get(topic);
    if (list) list.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, list]) => ({ topic, messages: list }));
}

function kindOf(error: unknown): SendFailure['kind'] {
  if (isOfType(error, 'MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE')) return 'too large';
  return isOfType(error, 'UNKNOWN_TOPIC_OR_PARTITION') ? 'no topic' : 'unknown';
}
