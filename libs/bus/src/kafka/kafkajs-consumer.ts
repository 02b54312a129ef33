import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { errorFields, type BusLogger } from '../logger';
import type { ConsumerOptions, KafkaConsumer, TopicPartition } from './kafka-port';
import { incomingMessage } from './kafkajs-message';

/**
 * A dead member's partitions go to another one after this time. Brokers take nothing shorter (`group.min.session.timeout.ms`); a shorter
 * rebalance timeout would put out members that are only busy, at each of whose returns the whole group stops anew.
 */
const SESSION_TIMEOUT_MS = 6_000;
/** Also the longest time until a resumed partition is fetched again, and until the loop notices that it shall stop. */
const LONGEST_FETCH_MS = 500;
/** A fetch loop that has not turned for this long hangs; joining may take as long as the slowest member. */
const HANGING_AFTER_MS = 12_000;
const JOINING_LIMIT_MS = 20_000;
const RESTART_DELAY_MS = 500;
const LEAVE_LIMIT_MS = 5_000;
const STOP_LIMIT_MS = 8_000;
/** A failed member can seldom leave; its session ends by itself. */
const FAILED_LEAVE_LIMIT_MS = 500;

/**
 * Keeps a kafkajs consumer running: whatever ends it, also what kafkajs calls not retriable and a loop that hangs
 * without an error, it is built anew with fresh metadata.
 */
export class KafkajsConsumer implements KafkaConsumer {
  private readonly stopped = new AbortController();
  private readonly firstJoin = Promise.withResolvers<void>();
  private readonly paused = new Map<string, TopicPartition>();
  private running: Promise<void> | undefined;
  private member: Consumer | undefined;
  private inGroup = false;
  private joining = true;
  private lastTurn = 0;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: ConsumerOptions,
    private readonly logger: BusLogger,
  ) {}

  get joined(): boolean {
    return this.inGroup && Date.now() - this.lastTurn < SESSION_TIMEOUT_MS;
  }

  whenJoined(): Promise<void> {
    return this.firstJoin.promise;
  }

  start(): void {
    this.running ??= this.supervise();
  }

  /** A broker that does not answer must not hold up the end of the process: the session then ends by itself. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await Promise.race([this.running, sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
  }

  pause(partitions: readonly TopicPartition[]): void {
    for (const partition of partitions) this.paused.set(nameOf(partition), partition);
    this.member?.pause(partitions.map(asKafkajs));
  }

  resume(partitions: readonly TopicPartition[]): void {
    for (const partition of partitions) this.paused.delete(nameOf(partition));
    this.member?.resume(partitions.map(asKafkajs));
  }

  async commit(offsets: ReadonlyArray<TopicPartition & { offset: number }>): Promise<void> {
    if (!this.member) throw new Error('Not a member of the group');
    await this.member.commitOffsets(offsets.map(({ topic, partition, offset }) => ({ topic, partition, offset: String(offset) })));
  }

  private async supervise(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await this.options.prepare?.();
        await this.membership();
      } catch (error) {
        this.logger.warn({ group: this.options.group, ...errorFields(error) }, 'The consumer failed and starts again');
        await sleep(RESTART_DELAY_MS, undefined, { signal: this.stopped.signal }).catch(() => undefined);
      }
    }
  }

  /** Resolves after a stop; rejects when the consumer crashed or hangs. */
  private async membership(): Promise<void> {
    const consumer = this.createConsumer();
    this.joining = true;
    this.lastTurn = Date.now();
    const end = Promise.withResolvers<void>();
    const watchdog = setInterval(() => this.checkTurning(end.reject), 1_000);
    const stop = () => end.resolve();
    this.stopped.signal.addEventListener('abort', stop);
    this.listen(consumer, end.reject);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.options.topics], fromBeginning: this.options.fromBeginning ?? true });
      this.member = consumer;
      const run = consumer.run({ autoCommit: false, eachBatch: async (payload) => this.receive(consumer, payload) });
      await Promise.race([run, end.promise]);
      await end.promise;
    } finally {
      clearInterval(watchdog);
      this.stopped.signal.removeEventListener('abort', stop);
      this.inGroup = false;
      this.member = undefined;
      end.promise.catch(() => undefined);
      const limit = this.stopped.signal.aborted ? LEAVE_LIMIT_MS : FAILED_LEAVE_LIMIT_MS;
      await Promise.race([consumer.disconnect().catch(() => undefined), sleep(limit, undefined, { ref: false })]);
    }
  }

  private createConsumer(): Consumer {
    return this.kafka.consumer({
      groupId: this.options.group,
      sessionTimeout: SESSION_TIMEOUT_MS,
      rebalanceTimeout: SESSION_TIMEOUT_MS,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: LONGEST_FETCH_MS,
      minBytes: 1,
      maxBytesPerPartition: 1_048_576,
      allowAutoTopicCreation: false,
      retry: { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
    });
  }

  private listen(consumer: Consumer, fail: (cause: Error) => void): void {
    consumer.on('consumer.crash', ({ payload }) => fail(payload.error));
    consumer.on('consumer.fetch', () => (this.lastTurn = Date.now()));
    consumer.on('consumer.rebalancing', () => {
      this.joining = true;
      this.options.listener.rebalancing?.();
    });
    consumer.on('consumer.group_join', ({ payload }) => this.assign(consumer, payload.memberAssignment));
  }

  private checkTurning(fail: (cause: Error) => void): void {
    const limit = this.joining ? JOINING_LIMIT_MS : HANGING_AFTER_MS;
    if (Date.now() - this.lastTurn > limit) fail(new Error(this.joining ? 'Joining takes too long' : 'The fetch loop hangs'));
  }

  private assign(consumer: Consumer, assignment: Record<string, number[]>): void {
    const partitions = Object.entries(assignment).flatMap(([topic, list]) => list.map((partition) => ({ topic, partition })));
    this.options.listener.assigned(partitions);
    if (this.paused.size > 0) consumer.pause([...this.paused.values()].map(asKafkajs));
    this.inGroup = true;
    this.joining = false;
    this.lastTurn = Date.now();
    this.firstJoin.resolve();
  }

  /** Hands the messages over and goes on fetching: waiting here would stop every other partition of the broker. */
  private receive(consumer: Consumer, { batch }: EachBatchPayload): void {
    if (this.stopped.signal.aborted || this.member !== consumer) return;
    this.options.listener.received(batch.messages.map((message) => incomingMessage(batch.topic, batch.partition, message)));
  }
}

function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic}:${partition}`;
}

function asKafkajs({ topic, partition }: TopicPartition) {
  return { topic, partitions: [partition] };
}
