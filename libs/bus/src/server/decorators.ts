import { applyDecorators, UseFilters } from '@nestjs/common';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import type { EventContract, RequestContract } from '@pc/contracts';
import type { RequestContext } from '../request';
import { PassThroughFilter } from './pass-through.filter';

/** Handlers of our bus belong to this transport and to no other one of a hybrid application. */
export const BUS_TRANSPORT = Symbol.for('pc.bus');

export interface BatchOptions {
  /** Most commands in one batch; 200 unless told. */
  readonly max?: number;
  /** Longest time that a command waits for company; 10 ms unless told. A lone caller never waits. */
  readonly waitMs?: number;
}

/** What the decorators tell the transport about a handler, through Nest's `extras`. */
export type HandlerExtras =
  | { readonly kind: 'request'; readonly contract: RequestContract; readonly batch?: Required<BatchOptions> }
  | { readonly kind: 'prelude'; readonly contract: RequestContract; readonly when: (context: RequestContext) => boolean }
  | { readonly kind: 'event'; readonly contract: EventContract };

/** The method answers one request: `(request: BusRequest<P>) => Promise<Reply<A>>`. */
export function HandleRequest(contract: RequestContract): MethodDecorator {
  return handler(MessagePattern(contract.pattern, BUS_TRANSPORT, { kind: 'request', contract } satisfies HandlerExtras));
}

/**
 * The method answers the waiting commands of one key together: `(requests: BusRequest<P>[]) => Promise<Reply<A>[]>`,
 * answers in the order of the requests (architecture 4.5). When it throws something that is not transient,
 * it is called again with fewer and fewer of them, down to one, so that a poison command hurts only itself.
 */
export function HandleBatch(contract: RequestContract, { max = 200, waitMs = 10 }: BatchOptions = {}): MethodDecorator {
  return handler(
    MessagePattern(contract.pattern, BUS_TRANSPORT, { kind: 'request', contract, batch: { max, waitMs } } satisfies HandlerExtras),
  );
}

/**
 * The method sees a request of this contract before it takes its place in the line of its key:
 * `(request: BusRequest<P>) => Promise<Reply<A> | undefined>`. What it returns is the answer; undefined lets the request go on to its
 * handler. For questions to other services, for which nobody else in the line shall wait. Such requests keep no order among those of
 * their key; all for which `when` is false keep theirs. As many run side by side as handlers may. After a rebalance two replicas may
 * look at one request at the same time: the method must come to the same result in both, and throw TransientFault while it cannot.
 */
export function HandleBefore(contract: RequestContract, when: (context: RequestContext) => boolean): MethodDecorator {
  const pattern = `${contract.pattern}:before`;
  return handler(MessagePattern(pattern, BUS_TRANSPORT, { kind: 'prelude', contract, when } satisfies HandlerExtras));
}

/** The method reacts to an event: `(event: BusEvent<D>) => Promise<void>`. It may get the same event again. */
export function HandleEvent(contract: EventContract): MethodDecorator {
  return handler(EventPattern(contract.type, BUS_TRANSPORT, { kind: 'event', contract } satisfies HandlerExtras));
}

function handler(pattern: unknown): MethodDecorator {
  return applyDecorators(pattern as MethodDecorator, UseFilters(PassThroughFilter));
}
