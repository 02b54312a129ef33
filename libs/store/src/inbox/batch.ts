import type { Reply } from '@pc/bus';
import { refuse } from '@pc/kernel';
import { replyFrom, type Answerable, type StoredAnswer } from './stored-answer';

/** How the requests of one batch are answered: some at once, the fresh ones by work. */
export interface Sorted<R, A> {
  readonly fresh: readonly R[];
  /** In the order of the requests: a reply, or the index of the fresh request whose reply it shares. */
  readonly outcomes: ReadonlyArray<Reply<A> | number>;
}

/**
 * Sorts out what was answered before. Of two requests of the batch with one Idempotency-Key the second gets 409,
 * since the first is still running (api 7.10); a message that is there twice is done once.
 */
export function sortOut<R extends Answerable, A>(requests: readonly R[], stored: ReadonlyMap<string, StoredAnswer>): Sorted<R, A> {
  const fresh: R[] = [];
  const messages = new Map<string, number>();
  const scopes = new Set<string>();
  const outcomes = requests.map((request) => {
    const { messageId, idempotency } = request.context;
    const double = messages.get(messageId);
    if (double !== undefined) return double;
    const known = replyFrom<A>(request, stored);
    if (known) return known;
    if (idempotency && scopes.has(idempotency.scope)) return refuse('PCB.0409');
    if (idempotency) scopes.add(idempotency.scope);
    messages.set(messageId, fresh.length);
    return fresh.push(request) - 1;
  });
  return { fresh, outcomes };
}

/** Puts the replies of the fresh ones in their places. */
export function assemble<A>(outcomes: ReadonlyArray<Reply<A> | number>, replies: readonly Reply<A>[]): Reply<A>[] {
  return outcomes.map((outcome) => (typeof outcome === 'number' ? replies[outcome]! : outcome));
}
