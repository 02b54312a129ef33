import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { HandlerExtras } from './decorators';

type ExtrasOf<K extends HandlerExtras['kind']> = Extract<HandlerExtras, { kind: K }>;

export interface Handler<K extends HandlerExtras['kind']> {
  readonly extras: ExtrasOf<K>;
  /** Runs the method with its Nest guards, pipes, interceptors and filters; rejects with what it threw. */
  invoke(input: unknown, context: unknown): Promise<unknown>;
}

/** The handlers of one kind by pattern, as Nest registered them. */
export function handlersOf<K extends HandlerExtras['kind']>(
  kind: K,
  registered: ReadonlyMap<string, MessageHandler>,
): Map<string, Handler<K>> {
  const found = new Map<string, Handler<K>>();
  for (const [pattern, handler] of registered) {
    const extras = handler.extras as HandlerExtras | undefined;
    if (extras?.kind === kind)
      found.set(pattern, { extras: extras as ExtrasOf<K>, invoke: (input, context) => invoke(handler, input, context) });
  }
  return found;
}

/** What looks at requests before their handlers, by the pattern of the request. */
export function preludesOf(registered: ReadonlyMap<string, MessageHandler>): Map<string, Handler<'prelude'>> {
  return new Map([...handlersOf('prelude', registered).values()].map((prelude) => [prelude.extras.contract.pattern, prelude]));
}

async function invoke(handler: MessageHandler, input: unknown, context: unknown): Promise<unknown> {
  const result: unknown = await handler(input, context);
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
}
