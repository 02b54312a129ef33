import { BusTimeout, BusUnavailable, RemoteFault } from '../faults';
import type { BusMetrics, CallOutcome } from '../metrics';
import type { Reply, RequestContext } from '../request';
import { Unsent, type Sending } from '../sending/batching-sender';

type Settle = (end: { outcome: CallOutcome; reply?: Reply<unknown>; error?: Error }) => void;

/** One request that waits for its end. */
export interface Call {
  readonly outcome: Promise<Reply<unknown>>;
  sent(sending: Sending): void;
  unavailable(): void;
}

/** The requests of this client that have no answer yet, by correlation id. */
export class PendingCalls {
  private readonly waiting = new Map<string, Settle>();

  constructor(private readonly metrics: BusMetrics) {}

  get size(): number {
    return this.waiting.size;
  }

  open({ messageId, pattern, deadline }: RequestContext): Call {
    const started = Date.now();
    const { promise, resolve, reject } = Promise.withResolvers<Reply<unknown>>();
    let sending: Sending | undefined;
    const settle: Settle = ({ outcome, reply, error }) => {
      clearTimeout(timer);
      if (!this.waiting.delete(messageId)) return;
      this.metrics.called(pattern, outcome, Date.now() - started);
      if (reply) resolve(reply);
      else reject(error ?? new RemoteFault(pattern));
    };
    const unavailable = () => settle({ outcome: 'unavailable', error: new BusUnavailable(pattern) });
    const timedOut = () => settle({ outcome: 'timeout', error: new BusTimeout(pattern) });
    const timer = setTimeout(() => (sending?.maybeWritten ? timedOut() : unavailable()), Math.max(0, deadline - started));
    this.waiting.set(messageId, settle);
    const unsent = (reason: unknown) => {
      if (!(reason instanceof Unsent) || reason.written === 'never') settle({ outcome: 'fault' });
      else if (reason.written === 'nothing') unavailable();
      else timedOut();
    };
    return {
      outcome: promise,
      unavailable,
      sent: (value) => {
        sending = value;
        value.acknowledged.catch(unsent);
      },
    };
  }

  /** A reply arrived; `undefined` stands for a fault. One that nobody waits for any more is ignored. */
  answered(correlationId: string, reply: Reply<unknown> | undefined): void {
    this.waiting.get(correlationId)?.(reply ? { outcome: reply.type, reply } : { outcome: 'fault' });
  }
}
