import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { eventTopic, requestTopic, type ServiceName } from '@pc/contracts';
import type { ClassifyFault } from '../faults';
import type { KafkaPort } from '../kafka/kafka-port';
import { kafkajsPort } from '../kafka/kafkajs-port';
import { silentLogger, type BusLogger } from '../logger';
import { noMetrics, type BusMetrics } from '../metrics';
import { eventGroup, physicalName, requestGroup } from '../names';
import { BatchingSender } from '../sending/batching-sender';
import { Consumption, type Delivery } from './consumption';
import { DeadLetterOffice } from './dead-letter-office';
import { BUS_TRANSPORT } from './decorators';
import { EventReceiver } from './event-receiver';
import { handlersOf, preludesOf } from './handlers';
import { RequestReceiver, type ReceiverContext } from './request-receiver';
import { Slots } from './slots';

export interface KafkaBusServerOptions {
  readonly brokers: readonly string[];
  readonly namespace: string;
  /** Whose requests and events are handled; a process that owns no topics of its own handles events only. */
  readonly service: ServiceName | 'gateway';
  /** Names this process among its replicas. */
  readonly instanceId: string;
  /** Who gets an event: one replica of the service (unless told), or every process, from its start on. */
  readonly audience?: 'service' | 'process';
  /** What an error means that is neither TransientFault nor InvalidMessage; `invalid` unless told. */
  readonly classify?: ClassifyFault;
  readonly logger?: BusLogger;
  readonly metrics?: BusMetrics;
  /** Handlers that run at the same time, and as many methods before them; 256 unless told. */
  readonly concurrency?: number;
  /** Unfinished messages of a partition above which no more are fetched of it; 2,000 unless told. */
  readonly maxBacklog?: number;
  /** Time between commits of offsets; 500 ms unless told. */
  readonly commitEveryMs?: number;
  /** Longest wait for running handlers at the stop; 10 s unless told. */
  readonly stopLimitMs?: number;
}

/**
 * Nest's transport on our bus: `app.connectMicroservice({ strategy: new KafkaBusServer(...) })`, handlers by
 * `@HandleRequest`, `@HandleBatch`, `@HandleBefore`, `@HandleEvent` (architecture 4). Comes back by itself when the broker was away.
 */
export class KafkaBusServer extends Server implements CustomTransportStrategy {
  override readonly transportId = BUS_TRANSPORT;
  /** Nest need not log what event handlers throw: the bus deals with it. */
  override readonly propagatesEventHandlerErrors = true;
  private readonly kafka: KafkaPort;
  private readonly log: BusLogger;
  private readonly metrics: BusMetrics;
  private readonly slots: Slots;
  private readonly preludeSlots: Slots;
  private readonly replies: BatchingSender;
  private readonly letters: BatchingSender;
  private readonly stopping = new AbortController();
  private consumptions: Consumption[] = [];

  constructor(private readonly options: KafkaBusServerOptions) {
    super();
    this.log = options.logger ?? silentLogger;
    this.metrics = options.metrics ?? noMetrics;
    const { concurrency = 256 } = options;
    this.slots = new Slots(concurrency);
    this.preludeSlots = new Slots(concurrency);
    this.kafka = kafkajsPort({ brokers: options.brokers, clientId: options.instanceId, logger: this.log });
    this.replies = new BatchingSender(this.kafka.producer(), this.log, { dropWithoutTopic: true });
    this.letters = new BatchingSender(this.kafka.producer(), this.log, { dropWithoutTopic: false });
  }

  /** Begins to take messages. Does not wait for the broker: `readiness` tells when the groups are joined. */
  override listen(callback: () => void): void {
    this.consumptions = [this.consumeRequests(), this.consumeEvents()].filter((consumption) => consumption !== undefined);
    for (const consumption of this.consumptions) consumption.start();
    callback();
  }

  /** Takes nothing more, finishes what runs, commits, leaves the groups. */
  override async close(): Promise<void> {
    const limitMs = this.options.stopLimitMs ?? 10_000;
    this.stopping.abort();
    await Promise.all(this.consumptions.map((consumption) => consumption.stop(limitMs)));
    await Promise.all([this.replies.close(Date.now() + 1_000), this.letters.close(Date.now() + 1_000)]);
  }

  /** Undefined when all is well, else what is not; fit for a health check. */
  readiness(): string | undefined {
    return this.consumptions.length > 0 && this.consumptions.every(({ joined }) => joined) ? undefined : 'a consumer is not in its group';
  }

  /** Resolves when every group was joined for the first time. */
  async whenReady(): Promise<void> {
    await Promise.all(this.consumptions.map((consumption) => consumption.whenJoined()));
  }

  override on(): never {
    throw new Error('The bus has no events of its own; ask readiness()');
  }

  override unwrap<T>(): T {
    return this.kafka as T;
  }

  private consumeRequests(): Consumption | undefined {
    const handlers = handlersOf('request', this.messageHandlers);
    const { service } = this.options;
    if (handlers.size === 0 || service === 'gateway') return undefined;
    const group = requestGroup(service);
    const receiver = new RequestReceiver(handlers, preludesOf(this.messageHandlers), this.replies, this.receiverContext(group));
    return this.consume(group, [requestTopic(service)], (delivery) => receiver.receive(delivery));
  }

  private consumeEvents(): Consumption | undefined {
    const handlers = handlersOf('event', this.messageHandlers);
    if (handlers.size === 0) return undefined;
    const { service, instanceId, audience = 'service' } = this.options;
    const group = eventGroup(audience === 'service' ? service : `${service}.${instanceId}`);
    const receiver = new EventReceiver(handlers, this.receiverContext(group));
    const sources = new Set([...handlers.values()].map(({ extras }) => eventTopic(extras.contract.service)));
    return this.consume(group, [...sources], (delivery) => receiver.receive(delivery), audience === 'service');
  }

  private consume(group: string, topics: string[], receive: (delivery: Delivery) => void, fromBeginning = true): Consumption {
    const { namespace, maxBacklog = 2_000, commitEveryMs = 500 } = this.options;
    return new Consumption(this.kafka, {
      group: physicalName(namespace, group),
      topics: topics.map((topic) => physicalName(namespace, topic)),
      receive,
      fromBeginning,
      maxBacklog,
      commitEveryMs,
      logger: this.log,
      metrics: this.metrics,
    });
  }

  private receiverContext(group: string): ReceiverContext {
    return {
      group,
      slots: this.slots,
      preludeSlots: this.preludeSlots,
      classify: this.options.classify ?? (() => 'invalid'),
      deadLetters: new DeadLetterOffice(this.letters, this.options.namespace, group, this.log, this.metrics),
      stopping: this.stopping.signal,
      logger: this.log,
      metrics: this.metrics,
    };
  }
}
