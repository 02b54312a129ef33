import type { KafkaPort, TopicSpec } from './kafka/kafka-port';
import { kafkajsPort } from './kafka/kafkajs-port';
import { silentLogger, type BusLogger } from './logger';
import { DEAD_LETTER_SUFFIX, physicalName } from './names';

export interface EnsureTopicsOptions {
  readonly brokers: readonly string[];
  readonly namespace: string;
  /** Logical names, such as those of `allTopics()`. */
  readonly topics: readonly string[];
  /** 4 unless told; topics of dead letters have one. */
  readonly partitions?: number;
  /** Copies of each partition; the broker's default unless told. */
  readonly replication?: number;
  /** Milliseconds that each kind of topic keeps its messages; -1 is for ever. */
  readonly retention?: Partial<Retention>;
  readonly logger?: BusLogger;
}

export interface Retention {
  readonly requests: number;
  readonly events: number;
  readonly deadLetters: number;
}

const HOUR_MS = 3_600_000;
const DEFAULT_RETENTION: Retention = { requests: HOUR_MS, events: -1, deadLetters: 30 * 24 * HOUR_MS };
/** A dead letter is larger than its message by the headers that tell what happened. */
const LARGEST_LETTER_BYTES = 2 * 1_048_576;

/** Creates the topics that do not exist yet; leaves the others as they are. */
export async function ensureTopics(options: EnsureTopicsOptions): Promise<void> {
  const kafka: KafkaPort = kafkajsPort({ brokers: options.brokers, clientId: 'ensure-topics', logger: options.logger ?? silentLogger });
  await kafka.administer((admin) => admin.createTopics(options.topics.map((topic) => specOf(topic, options))));
}

function specOf(topic: string, { namespace, partitions = 4, replication = -1, retention }: EnsureTopicsOptions): TopicSpec {
  const isDeadLetters = topic.endsWith(DEAD_LETTER_SUFFIX);
  return {
    topic: physicalName(namespace, topic),
    partitions: isDeadLetters ? 1 : partitions,
    replication,
    config: {
      'retention.ms': String(retentionOf(topic, { ...DEFAULT_RETENTION, ...retention })),
      ...(isDeadLetters && { 'max.message.bytes': String(LARGEST_LETTER_BYTES) }),
    },
  };
}

function retentionOf(topic: string, retention: Retention): number {
  if (topic.endsWith(DEAD_LETTER_SUFFIX)) return retention.deadLetters;
  return topic.endsWith('.events') ? retention.events : retention.requests;
}
