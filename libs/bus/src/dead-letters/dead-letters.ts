import type { IncomingMessage, KafkaPort, KafkaProducer, OffsetRange } from '../kafka/kafka-port';
import { kafkajsPort } from '../kafka/kafkajs-port';
import { silentLogger, type BusLogger } from '../logger';
import { encodeReplay, encodeReplayNote } from '../messages/dead-letter.codec';
import { HEADER } from '../messages/headers';
import { deadLetterTopics, logicalName, physicalName } from '../names';
import { letterContent, letterOf, type DeadLetter, type DeadLetterContent } from './dead-letter';

export interface DeadLettersOptions {
  readonly brokers: readonly string[];
  readonly namespace: string;
  readonly logger?: BusLogger;
}

/** What the vendor's operator does with messages that could not be handled (architecture 4.7). */
export class DeadLetters {
  private readonly kafka: KafkaPort;
  private readonly namespace: string;

  constructor({ brokers, namespace, logger = silentLogger }: DeadLettersOptions) {
    this.namespace = namespace;
    this.kafka = kafkajsPort({ brokers, clientId: 'dead-letters', logger });
  }

  /** The newest ones first, of one dead-letter topic or of all. */
  async list({ topic, limit = 100 }: { topic?: string; limit?: number } = {}): Promise<DeadLetter[]> {
    const ranges = await this.ranges(topic ? [topic] : deadLetterTopics());
    const newest = ranges.map((range) => ({ ...range, from: Math.max(range.from, range.to - 2 * limit) }));
    const letters = this.letters(await this.kafka.read(newest));
    return letters.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, limit);
  }

  /** One letter with its headers and value; undefined when there is none of this id. */
  async show(id: string): Promise<DeadLetterContent | undefined> {
    const messages = await this.readFrom(id);
    const message = messages.find((candidate) => this.idOf(candidate) === id);
    const letter = this.letters(messages).find((candidate) => candidate.id === id);
    return message && letter && letterContent(letter, message);
  }

  /**
   * Gives the message once more to the group that could not handle it; false when there is no such letter.
   * The letter stays, with a note of when it was replayed.
   */
  async replay(id: string): Promise<boolean> {
    const message = (await this.readFrom(id)).find((candidate) => this.idOf(candidate) === id);
    const origin = message?.headers[HEADER.deadTopic];
    if (!message || origin === undefined) return false;
    const producer: KafkaProducer = this.kafka.producer();
    try {
      await producer.send([encodeReplay(physicalName(this.namespace, origin), id, message)]);
      await producer.send([encodeReplayNote(message.topic, id, new Date())]);
    } finally {
      await producer.close();
    }
    return true;
  }

  private letters(messages: readonly IncomingMessage[]): DeadLetter[] {
    const replayedAt = new Map<string, string>();
    for (const { headers } of messages) {
      const id = headers[HEADER.replayed];
      if (id !== undefined) replayedAt.set(id, headers[HEADER.replayedAt] ?? '');
    }
    return messages
      .filter(({ headers }) => headers[HEADER.deadTopic] !== undefined)
      .map((message) => letterOf(this.idOf(message), message, replayedAt.get(this.idOf(message))));
  }

  /** The letter of this id and all that came after it: a note of its replay may be among them. */
  private async readFrom(id: string): Promise<IncomingMessage[]> {
    const [, topic, partition, offset] = /^(.+):(\d+):(\d+)$/.exec(id) ?? [];
    if (topic === undefined || !deadLetterTopics().includes(topic)) return [];
    const ranges = await this.ranges([topic]);
    const from = Number(offset);
    return this.kafka.read(
      ranges.filter((range) => range.partition === Number(partition) && range.from <= from).map((range) => ({ ...range, from })),
    );
  }

  private ranges(topics: readonly string[]): Promise<OffsetRange[]> {
    return this.kafka.administer(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const wanted = topics.map((topic) => physicalName(this.namespace, topic)).filter((topic) => existing.has(topic));
      return (await Promise.all(wanted.map((topic) => admin.partitionRanges(topic)))).flat();
    });
  }

  private idOf({ topic, partition, offset }: IncomingMessage): string {
    return `${logicalName(this.namespace, topic)}:${partition}:${offset}`;
  }
}
