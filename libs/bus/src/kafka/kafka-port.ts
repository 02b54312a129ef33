/** All that the bus needs of a Kafka client; one folder implements it, so that another client can take its place (architecture 4.10). */
export interface KafkaPort {
  producer(): KafkaProducer;
  consumer(options: ConsumerOptions): KafkaConsumer;
  /** Runs administrative work over a connection of its own. */
  administer<T>(work: (admin: KafkaAdmin) => Promise<T>): Promise<T>;
  /** Reads messages again, whoever has consumed them. */
  read(ranges: readonly OffsetRange[]): Promise<IncomingMessage[]>;
}

export type Headers = Readonly<Record<string, string>>;

export interface OutgoingMessage {
  readonly topic: string;
  /** Messages of one key keep their order; without a key they are spread. */
  readonly key?: string;
  readonly value: string | Buffer;
  readonly headers: Headers;
}

export interface IncomingMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key?: string;
  readonly value: Buffer;
  readonly headers: Headers;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** A send that failed. */
export class SendFailure extends Error {
  override readonly name = 'SendFailure';

  constructor(
    /** `unknown`: something may have been written, of a batch also a part; with the other kinds surely nothing of a single message. */
    readonly kind: 'unreachable' | 'unknown' | 'no topic' | 'too large',
    cause: unknown,
  ) {
    super(`The messages could not be sent: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

export interface KafkaProducer {
  /** Connects when there is no connection; rejects with SendFailure. */
  reach(): Promise<void>;
  /** Resolves when all in-sync replicas hold all messages; rejects with SendFailure. One call at a time. */
  send(messages: readonly OutgoingMessage[]): Promise<void>;
  close(): Promise<void>;
}

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export interface ConsumerOptions {
  readonly group: string;
  readonly topics: readonly string[];
  readonly listener: ConsumerListener;
  /** Where a group without offsets begins: with all that is there (unless told), or with what comes. */
  readonly fromBeginning?: boolean;
  /** Called before every attempt to join; rejects to delay it. */
  readonly prepare?: () => Promise<void>;
}

export interface ConsumerListener {
  /** The group gave these partitions, and none but these, to this member. Uncommitted messages of kept ones come again. */
  assigned(partitions: readonly TopicPartition[]): void;
  /** The group is about to share its partitions out anew; what is finished should be committed now. */
  rebalancing?(): void;
  /** Messages of one partition in order. Must not wait for their handling. */
  received(messages: readonly IncomingMessage[]): void;
}

/** A member of a consumer group that comes back by itself after every failure. */
export interface KafkaConsumer {
  /** Returns at once; joins in the background for as long as that takes. */
  start(): void;
  /** Leaves the group. */
  stop(): Promise<void>;
  /** Whether the member is in its group and its fetch loop runs. */
  readonly joined: boolean;
  /** Resolves when `joined` first becomes true. */
  whenJoined(): Promise<void>;
  pause(partitions: readonly TopicPartition[]): void;
  resume(partitions: readonly TopicPartition[]): void;
  /** The offsets from which the next owner goes on. Rejects when they could not be stored. */
  commit(offsets: ReadonlyArray<TopicPartition & { readonly offset: number }>): Promise<void>;
}

export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  readonly replication: number;
  /** Broker settings of the topic, such as `retention.ms`. */
  readonly config: Readonly<Record<string, string>>;
}

export interface OffsetRange extends TopicPartition {
  /** Offset of the oldest message. */
  readonly from: number;
  /** The offset after the newest message. */
  readonly to: number;
}

export interface KafkaAdmin {
  listTopics(): Promise<string[]>;
  /** Creates those that do not exist and waits until they can be used. */
  createTopics(topics: readonly TopicSpec[]): Promise<void>;
  deleteTopics(topics: readonly string[]): Promise<void>;
  /** How many members each group has; a group that does not exist has none. */
  memberCounts(groups: readonly string[]): Promise<Map<string, number>>;
  deleteGroups(groups: readonly string[]): Promise<void>;
  /** What each partition of the topic holds now. */
  partitionRanges(topic: string): Promise<OffsetRange[]>;
}
