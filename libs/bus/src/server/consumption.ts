import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsumerListener, IncomingMessage, KafkaConsumer, KafkaPort, TopicPartition } from '../kafka/kafka-port';
import { errorFields, type BusLogger } from '../logger';
import type { BusMetrics } from '../metrics';
import { PartitionProgress } from './partition-progress';

/** What becomes of a message that was handed over: exactly one of the two, once. */
export interface Delivery {
  readonly message: IncomingMessage;
  /** Handled for good; its offset may be committed. */
  done(): void;
  /** Not handled; whoever owns the partition next gets it again. */
  abandon(): void;
}

export interface ConsumptionOptions {
  readonly group: string;
  readonly topics: readonly string[];
  readonly receive: (delivery: Delivery) => void;
  /** Where a group without offsets begins: with all that is there, or with what comes. */
  readonly fromBeginning: boolean;
  /** Unfinished messages of a partition above which no more are fetched of it. */
  readonly maxBacklog: number;
  readonly commitEveryMs: number;
  readonly logger: BusLogger;
  readonly metrics: BusMetrics;
}

/** One consumer group of this process: takes messages, applies back-pressure, commits in the background. */
export class Consumption implements ConsumerListener {
  private readonly consumer: KafkaConsumer;
  private readonly progress = new Map<string, PartitionProgress>();
  private readonly paused = new Set<string>();
  private owned: readonly TopicPartition[] = [];
  private taking = true;
  private committing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    kafka: KafkaPort,
    private readonly options: ConsumptionOptions,
  ) {
    this.consumer = kafka.consumer({ group: options.group, topics: options.topics, fromBeginning: options.fromBeginning, listener: this });
  }

  get joined(): boolean {
    return this.consumer.joined;
  }

  whenJoined(): Promise<void> {
    return this.consumer.whenJoined();
  }

  /** Messages taken and not finished. */
  get open(): number {
    let sum = 0;
    for (const { open } of this.progress.values()) sum += open;
    return sum;
  }

  start(): void {
    this.consumer.start();
    this.timer = setInterval(() => this.tick(), this.options.commitEveryMs);
  }

  /** Takes nothing more, waits for what was taken, commits, leaves the group. */
  async stop(limitMs: number): Promise<void> {
    this.taking = false;
    const limit = Date.now() + limitMs;
    while (this.open > 0 && Date.now() < limit) await sleep(5);
    clearInterval(this.timer);
    await this.commit();
    await this.consumer.stop();
  }

  assigned(partitions: readonly TopicPartition[]): void {
    this.owned = partitions;
    for (const partition of partitions) this.progressOf(partition).assigned();
    this.options.logger.info({ group: this.options.group, partitions: partitions.map(nameOf) }, 'Partitions assigned');
  }

  rebalancing(): void {
    void this.commit();
  }

  received(messages: readonly IncomingMessage[]): void {
    if (!this.taking) return;
    for (const message of messages) {
      const progress = this.progressOf(message);
      if (progress.take(message.offset)) this.options.receive(this.delivery(message, progress));
    }
    const last = messages.at(-1);
    if (last) this.applyPressure(last);
  }

  private delivery(message: IncomingMessage, progress: PartitionProgress): Delivery {
    const { offset } = message;
    return {
      message,
      done: () => {
        progress.finish(offset);
        if (this.paused.size > 0) this.applyPressure(message);
      },
      abandon: () => progress.abandon(offset),
    };
  }

  /** Pauses a partition whose backlog is too long, and lets it go on when half of it is worked off. */
  private applyPressure({ topic, partition }: TopicPartition): void {
    const name = nameOf({ topic, partition });
    const { open } = this.progressOf({ topic, partition });
    if (open > this.options.maxBacklog && !this.paused.has(name)) {
      this.paused.add(name);
      this.consumer.pause([{ topic, partition }]);
    } else if (open <= this.options.maxBacklog / 2 && this.paused.delete(name)) {
      this.consumer.resume([{ topic, partition }]);
    }
  }

  private tick(): void {
    this.options.metrics.inFlight(this.options.group, this.open);
    void this.commit();
  }

  /** One commit at a time; a failed one is made good by the next. */
  private commit(): Promise<void> {
    this.committing = this.committing.then(async () => {
      const offsets = this.owned.flatMap(({ topic, partition }) => {
        const offset = this.progressOf({ topic, partition }).committable();
        return offset === undefined ? [] : [{ topic, partition, offset }];
      });
      if (offsets.length === 0) return;
      try {
        await this.consumer.commit(offsets);
        for (const offset of offsets) this.progressOf(offset).committed(offset.offset);
      } catch (error) {
        this.options.logger.debug({ group: this.options.group, ...errorFields(error) }, 'Offsets could not be committed now');
      }
    });
    return this.committing;
  }

  private progressOf(partition: TopicPartition): PartitionProgress {
    const name = nameOf(partition);
    const found = this.progress.get(name) ?? new PartitionProgress();
    this.progress.set(name, found);
    return found;
  }
}

function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic}:${partition}`;
}
