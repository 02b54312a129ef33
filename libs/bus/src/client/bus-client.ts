import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { requestTopic, type AnswerOf, type Caller, type Language, type PayloadOf, type RequestContract } from '@pc/contracts';
import type { KafkaPort } from '../kafka/kafka-port';
import { kafkajsPort } from '../kafka/kafkajs-port';
import { silentLogger, type BusLogger } from '../logger';
import { encodeRequest } from '../messages/request.codec';
import { noMetrics, type BusMetrics } from '../metrics';
import { physicalName, REPLY_PREFIX } from '../names';
import type { Idempotency, Reply, RequestContext } from '../request';
import { BatchingSender } from '../sending/batching-sender';
import { PendingCalls } from './pending-calls';
import { ReplyConsumer } from './reply-consumer';
import { ReplyTopicSweeper } from './reply-topic-sweeper';

export interface BusClientOptions {
  readonly brokers: readonly string[];
  readonly namespace: string;
  /** Names this process among its replicas. */
  readonly instanceId: string;
  readonly logger?: BusLogger;
  readonly metrics?: BusMetrics;
  /** Reply topics of clients that are gone for this long are removed; 10 minutes unless told. */
  readonly sweepAfterMs?: number;
  /** How long requests gather for the next produce when several come together; none unless told. It spares the broker and the handlers' service as many fetches. */
  readonly gatherMs?: number;
}

export interface RequestOptions {
  /** The aggregate that the command changes; queries have none. */
  readonly key?: string;
  readonly caller: Caller;
  readonly requestId: string;
  /** Milliseconds since 1970; else `timeoutMs` from now, 15 s unless told. */
  readonly deadline?: number;
  readonly timeoutMs?: number;
  readonly idempotency?: Idempotency;
  readonly traceparent?: string;
  readonly language?: Language;
}

const DEFAULT_TIMEOUT_MS = 15_000;
const STOP_LIMIT_MS = 5_000;

/** Asks other services over the bus. Each client has a reply topic of its own, so any number of them work side by side (architecture 4.2). */
export class BusClient {
  private readonly kafka: KafkaPort;
  private readonly replyTopic: string;
  private readonly calls: PendingCalls;
  private readonly sender: BatchingSender;
  private readonly replies: ReplyConsumer;
  private readonly sweeper: ReplyTopicSweeper;
  private readonly namespace: string;
  private stopping = false;

  constructor(options: BusClientOptions) {
    const logger = options.logger ?? silentLogger;
    this.namespace = options.namespace;
    this.kafka = kafkajsPort({ brokers: options.brokers, clientId: options.instanceId, logger });
    this.replyTopic = physicalName(options.namespace, `${REPLY_PREFIX}${options.instanceId}.${randomBytes(4).toString('hex')}`);
    this.calls = new PendingCalls(options.metrics ?? noMetrics);
    this.sender = new BatchingSender(this.kafka.producer(), logger, {
      dropWithoutTopic: false,
      ...(options.gatherMs !== undefined && { gatherMs: options.gatherMs }),
    });
    this.replies = new ReplyConsumer(this.kafka, this.replyTopic, this.calls, logger);
    this.sweeper = new ReplyTopicSweeper(this.kafka, {
      prefix: physicalName(options.namespace, REPLY_PREFIX),
      own: this.replyTopic,
      afterMs: options.sweepAfterMs ?? 600_000,
      logger,
    });
  }

  /** Resolves when replies can be received; with the broker away it goes on trying until then. */
  async start(): Promise<void> {
    this.replies.start();
    this.sweeper.start();
    await this.replies.whenJoined();
  }

  /** Undefined when all is well, else what is not; fit for a health check. */
  readiness(): string | undefined {
    return this.replies.joined ? undefined : 'the consumer of replies is not in its group';
  }

  /**
   * Asks and waits for the answer. Throws BusUnavailable when the request surely was never accepted, BusTimeout when
   * its outcome is unknown at the deadline, RemoteFault when the handler broke.
   */
  async request<C extends RequestContract>(contract: C, payload: PayloadOf<C>, options: RequestOptions): Promise<Reply<AnswerOf<C>>> {
    const context = contextOf(contract, options);
    const call = this.calls.open(context);
    if (this.stopping) call.unavailable();
    else {
      const message = encodeRequest(physicalName(this.namespace, requestTopic(contract.service)), payload, context, this.replyTopic);
      call.sent(this.sender.send(message, context.deadline));
    }
    return (await call.outcome) as Reply<AnswerOf<C>>;
  }

  /** Takes no more requests, waits a while for the answers that are due, and removes its reply topic. */
  async stop(): Promise<void> {
    this.stopping = true;
    const limit = Date.now() + STOP_LIMIT_MS;
    while (this.calls.size > 0 && Date.now() < limit) await sleep(10);
    this.sweeper.stop();
    await this.sender.close(limit);
    await this.replies.stop();
  }
}

function contextOf(contract: RequestContract, options: RequestOptions): RequestContext {
  return {
    messageId: randomUUID(),
    pattern: contract.pattern,
    ...(!contract.readOnly && options.key !== undefined && { key: options.key }),
    caller: options.caller,
    requestId: options.requestId,
    deadline: options.deadline ?? Date.now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    ...(options.traceparent !== undefined && { traceparent: options.traceparent }),
    ...(options.language !== undefined && { language: options.language }),
    ...(options.idempotency && { idempotency: options.idempotency }),
  };
}
