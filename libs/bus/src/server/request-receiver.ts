import { refuse } from '@pc/kernel';
import type { BusLogger } from '../logger';
import { errorFields } from '../logger';
import { HEADER } from '../messages/headers';
import { encodeFault, encodeReply } from '../messages/reply.codec';
import { decodeContext, decodeRequest } from '../messages/request.codec';
import { InvalidMessage, type ClassifyFault } from '../faults';
import type { OutgoingMessage } from '../kafka/kafka-port';
import type { BusMetrics, HandledOutcome } from '../metrics';
import type { BusRequest, Reply } from '../request';
import type { BatchingSender } from '../sending/batching-sender';
import type { Delivery } from './consumption';
import type { DeadLetterOffice } from './dead-letter-office';
import type { Handler } from './handlers';
import { Lanes, type LaneTask } from './lanes';
import { persevere, type Attempted } from './perseverance';
import { RunningRequests } from './running-requests';
import type { Slots } from './slots';

export interface ReceiverContext {
  readonly group: string;
  readonly slots: Slots;
  /** Of their own for what is before the handlers, as many: it waits for other services, and no handler shall wait for it. */
  readonly preludeSlots: Slots;
  readonly classify: ClassifyFault;
  readonly deadLetters: DeadLetterOffice;
  readonly stopping: AbortSignal;
  readonly logger: BusLogger;
  readonly metrics: BusMetrics;
}

interface RequestTask extends LaneTask {
  readonly delivery: Delivery;
  readonly request: BusRequest<unknown>;
  readonly handler: Handler<'request'>;
  readonly replyTo: string | undefined;
  readonly takenAt: number;
}

/** What the sender of a reply still waits for, when the deadline of the request is near or waived. */
const REPLY_GRACE_MS = 5_000;

/** Handles the requests of one service: order per key, group commit, retries, replies, dead letters. */
export class RequestReceiver {
  private readonly running = new RunningRequests();
  private readonly lanes = new Lanes<RequestTask>((tasks) => this.run(tasks));
  /** Lanes whose head was given back at the stop; what follows must not overtake it. */
  private readonly closedLanes = new Set<string>();

  constructor(
    private readonly handlers: ReadonlyMap<string, Handler<'request'>>,
    private readonly preludes: ReadonlyMap<string, Handler<'prelude'>>,
    private readonly replies: BatchingSender,
    private readonly context: ReceiverContext,
  ) {}

  receive(delivery: Delivery): void {
    const replyTo = delivery.message.headers[HEADER.replyTo];
    let task: RequestTask | undefined;
    try {
      task = this.open(delivery, replyTo);
    } catch (error) {
      void this.bury(delivery, replyTo, error, 1);
    }
    if (task) this.enter(task);
  }

  private enter(task: RequestTask): void {
    const prelude = this.preludes.get(task.pattern);
    if (prelude?.extras.when(task.request.context)) void this.consult(prelude, task);
    else this.lanes.submit(task);
  }

  /** Never rejects. One whose time went by in the queue is looked at no more: the line drops it. */
  private async consult(prelude: Handler<'prelude'>, task: RequestTask): Promise<void> {
    const look = () => (isOver(task) ? Promise.resolve(undefined) : lookAt(prelude, task));
    const attempted = await this.persevere([task], () => this.context.preludeSlots.use(look));
    if (attempted.type === 'stopped') this.giveBack(task);
    else if (attempted.type === 'given up') this.dropExpired(task);
    else if (attempted.type === 'failed') await this.fail(task, attempted.error, attempted.attempts);
    else if (attempted.value) this.settle(task, attempted.value);
    else this.lanes.submit(task);
  }

  /** Undefined when the request has found its end already. Throws InvalidMessage. */
  private open(delivery: Delivery, replyTo: string | undefined): RequestTask | undefined {
    const { message } = delivery;
    const context = decodeContext(message);
    if (context.deadline <= Date.now()) return this.expire(delivery, context.pattern);
    const handler = this.handlers.get(context.pattern);
    if (!handler) throw new InvalidMessage(`Nothing handles ${context.pattern}`);
    const request = decodeRequest(handler.extras.contract, message.value, context);
    const entered = this.running.enter(context);
    if (entered === 'again') return void delivery.done();
    const task = {
      delivery,
      request,
      handler,
      replyTo,
      takenAt: Date.now(),
      lane: context.key,
      pattern: context.pattern,
      batch: handler.extras.batch,
    };
    if (entered === 'entered') return task;
    void this.answer(task, refuse('PCB.0409'));
    return undefined;
  }

  private async run(tasks: RequestTask[]): Promise<void> {
    const lane = tasks[0]?.lane;
    if (lane !== undefined && this.closedLanes.has(lane)) for (const task of tasks) this.giveBack(task);
    else await this.handle(tasks);
  }

  /** Never rejects. When the time of some is over, goes on with the others; when a batch fails for good, its halves are tried, down to the one command that is at fault. */
  private async handle(tasks: RequestTask[]): Promise<void> {
    const live = tasks.filter((task) => !this.dropExpired(task));
    if (live.length === 0) return;
    if (live[0]!.batch) this.context.metrics.batch(live[0]!.pattern, live.length);
    const attempted = await this.attempt(live);
    if (attempted.type === 'succeeded') live.forEach((task, index) => this.settle(task, attempted.value[index]!));
    else if (attempted.type === 'stopped') for (const task of live) this.giveBack(task);
    else if (attempted.type === 'given up') await this.handle(live);
    else if (live.length === 1) await this.fail(live[0]!, attempted.error, attempted.attempts);
    else {
      const middle = Math.ceil(live.length / 2);
      for (const half of [live.slice(0, middle), live.slice(middle)]) await this.run(half);
    }
  }

  private attempt(tasks: RequestTask[]): Promise<Attempted<Reply<unknown>[]>> {
    return this.persevere(tasks, () => this.context.slots.use(() => call(tasks[0]!.handler, tasks)));
  }

  private persevere<R>(tasks: RequestTask[], work: () => Promise<R>): Promise<Attempted<R>> {
    const { classify, metrics, logger, stopping: signal } = this.context;
    const [{ pattern }] = tasks as [RequestTask];
    return persevere(work, {
      classify,
      signal,
      useless: () => tasks.some(isOver),
      retrying: (error) => {
        metrics.retried(pattern);
        logger.warn({ pattern, messages: tasks.length, ...errorFields(error) }, 'A transient fault, trying again');
      },
    });
  }

  private settle(task: RequestTask, reply: Reply<unknown>): void {
    this.running.leave(task.request.context);
    void this.answer(task, reply);
  }

  private async answer(task: RequestTask, reply: Reply<unknown>): Promise<void> {
    const { context } = task.request;
    this.count(task, reply.type);
    if (task.replyTo !== undefined) {
      await this.send(this.encode(task.replyTo, context.messageId, reply), context.deadline);
    }
    task.delivery.done();
  }

  private encode(replyTo: string, messageId: string, reply: Reply<unknown>): OutgoingMessage {
    try {
      return encodeReply(replyTo, messageId, reply);
    } catch (error) {
      this.context.logger.error({ messageId, ...errorFields(error) }, 'A reply cannot be written as JSON');
      return encodeFault(replyTo, messageId);
    }
  }

  private async fail(task: RequestTask, error: unknown, attempts: number): Promise<void> {
    this.running.leave(task.request.context);
    this.count(task, 'fault');
    await this.bury(task.delivery, task.replyTo, error, attempts);
  }

  /** The dead letter is safe before the caller learns of the fault. */
  private async bury(delivery: Delivery, replyTo: string | undefined, error: unknown, attempts: number): Promise<void> {
    const { message } = delivery;
    try {
      await this.context.deadLetters.accept(message, message.headers[HEADER.pattern] ?? '(none)', error, attempts);
    } catch {
      delivery.abandon();
      return;
    }
    const messageId = message.headers[HEADER.correlationId];
    if (replyTo !== undefined && messageId !== undefined)
      await this.send(encodeFault(replyTo, messageId), Number(message.headers[HEADER.deadline]));
    delivery.done();
  }

  /** A reply that does not go out has nobody who waits for it: its deadline is over, or its client gone. */
  private async send(reply: OutgoingMessage, deadline: number): Promise<void> {
    const limit = Math.min(Number.isNaN(deadline) ? 0 : deadline, Date.now() + 60_000);
    const sending = this.replies.send(reply, Math.max(limit, Date.now() + REPLY_GRACE_MS));
    await sending.acknowledged.catch((error: unknown) =>
      this.context.logger.debug({ topic: reply.topic, ...errorFields(error) }, 'A reply was not delivered'),
    );
  }

  private dropExpired(task: RequestTask): boolean {
    if (!isOver(task)) return false;
    this.running.leave(task.request.context);
    this.expire(task.delivery, task.pattern);
    return true;
  }

  private expire(delivery: Delivery, pattern: string): undefined {
    this.context.metrics.expired(pattern);
    delivery.done();
  }

  private giveBack(task: RequestTask): void {
    if (task.lane !== undefined) this.closedLanes.add(task.lane);
    this.running.leave(task.request.context);
    task.delivery.abandon();
  }

  private count(task: RequestTask, outcome: HandledOutcome): void {
    this.context.metrics.handled(task.pattern, outcome, Date.now() - task.takenAt);
  }
}

/** Calls the method for one request or for a batch, and checks that there is a reply to each. */
async function call(handler: Handler<'request'>, tasks: RequestTask[]): Promise<Reply<unknown>[]> {
  const requests = tasks.map(({ request }) => request);
  const result = handler.extras.batch
    ? await handler.invoke(
        requests,
        requests.map(({ context }) => context),
      )
    : [await handler.invoke(requests[0], requests[0]!.context)];
  if (!Array.isArray(result) || result.length !== tasks.length || !result.every(isReply)) {
    throw new Error(`The handler of ${tasks[0]!.pattern} did not return a reply to each request`);
  }
  return result;
}

function isOver({ request }: RequestTask): boolean {
  return request.context.deadline <= Date.now();
}

/** The reply with which the request ends here, if it does. */
async function lookAt(prelude: Handler<'prelude'>, { request, pattern }: RequestTask): Promise<Reply<unknown> | undefined> {
  const result = await prelude.invoke(request, request.context);
  if (result === undefined || isReply(result)) return result;
  throw new Error(`What is before the handler of ${pattern} returned neither a reply nor undefined`);
}

function isReply(value: unknown): value is Reply<unknown> {
  const type = (value as { type?: unknown } | undefined)?.type;
  return type === 'answer' || type === 'refusal';
}
