import { errorFields } from '../logger';
import { decodeEvent } from '../messages/cloud-event.codec';
import { CLOUD_EVENT_HEADER, HEADER } from '../messages/headers';
import type { BusEvent } from '../request';
import type { Delivery } from './consumption';
import type { Handler } from './handlers';
import { Lanes, type LaneTask } from './lanes';
import { persevere } from './perseverance';
import type { ReceiverContext } from './request-receiver';

interface EventTask extends LaneTask {
  readonly delivery: Delivery;
  readonly event: BusEvent<unknown>;
  readonly handler: Handler<'event'>;
  readonly takenAt: number;
}

/** Handles the events that a service reacts to: in order per aggregate, retried for as long as it takes, broken ones put aside. */
export class EventReceiver {
  private readonly lanes = new Lanes<EventTask>(([task]) => this.handle(task!));
  private readonly closedLanes = new Set<string>();

  constructor(
    private readonly handlers: ReadonlyMap<string, Handler<'event'>>,
    private readonly context: ReceiverContext,
  ) {}

  receive(delivery: Delivery): void {
    const { headers, topic } = delivery.message;
    const type = headers[CLOUD_EVENT_HEADER.type] ?? '(none)';
    const handler = this.handlers.get(type);
    const isForUs = (headers[HEADER.replayGroup] ?? this.context.group) === this.context.group;
    if (!handler || !isForUs) {
      delivery.done();
      return;
    }
    try {
      const event = decodeEvent(handler.extras.contract, delivery.message);
      this.lanes.submit({
        delivery,
        event,
        handler,
        takenAt: Date.now(),
        lane: `${topic} ${event.subject}`,
        pattern: type,
        batch: undefined,
      });
    } catch (error) {
      void this.bury(delivery, type, error, 1);
    }
  }

  private async handle(task: EventTask): Promise<void> {
    if (this.closedLanes.has(task.lane!)) {
      task.delivery.abandon();
      return;
    }
    const { classify, metrics, logger, slots, stopping: signal } = this.context;
    const { pattern, event, handler } = task;
    const attempted = await persevere(() => slots.use(() => handler.invoke(event, event)), {
      classify,
      signal,
      useless: () => false,
      retrying: (error) => {
        metrics.retried(pattern);
        logger.warn({ pattern, event: event.id, ...errorFields(error) }, 'A transient fault, trying again');
      },
    });
    if (attempted.type === 'succeeded') this.finish(task);
    else if (attempted.type === 'failed') await this.fail(task, attempted.error, attempted.attempts);
    else {
      this.closedLanes.add(task.lane!);
      task.delivery.abandon();
    }
  }

  private finish({ delivery, pattern, takenAt }: EventTask): void {
    this.context.metrics.handled(pattern, 'done', Date.now() - takenAt);
    delivery.done();
  }

  private async fail({ delivery, pattern, takenAt }: EventTask, error: unknown, attempts: number): Promise<void> {
    this.context.metrics.handled(pattern, 'fault', Date.now() - takenAt);
    await this.bury(delivery, pattern, error, attempts);
  }

  private async bury(delivery: Delivery, type: string, error: unknown, attempts: number): Promise<void> {
    await this.context.deadLetters.accept(delivery.message, type, error, attempts).then(
      () => delivery.done(),
      () => delivery.abandon(),
    );
  }
}
