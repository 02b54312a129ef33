import type { BusRequest, Reply } from '@pc/bus';
import { CODES_NOT_KEPT } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';

/** Any request, for what its context says about repetition. */
export type Answerable = Pick<BusRequest<unknown>, 'context'>;

/** One answer within the inbox document of a transaction. */
export interface StoredAnswer {
  /** Id of the message that it answered. */
  readonly message: string;
  /** Scope and body of its Idempotency-Key, when it has one and the answer is kept under it (api 7.10). */
  readonly scope?: string;
  readonly digest?: string;
  readonly json: string;
}

export const messageKey = (messageId: string) => `m:${messageId}`;
export const scopeKey = (scope: string) => `k:${scope}`;

/** The keys under which an earlier answer to this request may be found. */
export function keysOf({ context }: Answerable): string[] {
  const own = messageKey(context.messageId);
  return context.idempotency ? [own, scopeKey(context.idempotency.scope)] : [own];
}

/** Whether a repetition with the same Idempotency-Key gets this answer; if not, it is done anew (api 7.10). */
export function isKept(result: unknown): boolean {
  return !isRefusal(result) || !CODES_NOT_KEPT.has(result.code);
}

export function toStoredAnswer({ context }: Answerable, reply: Reply<unknown>): StoredAnswer {
  const kept = context.idempotency !== undefined && isKept(reply);
  return {
    message: context.messageId,
    ...(kept && { scope: context.idempotency.scope, digest: context.idempotency.bodyDigest }),
    json: JSON.stringify(reply),
  };
}

export function keysOfAnswer({ message, scope }: StoredAnswer): string[] {
  return scope === undefined ? [messageKey(message)] : [messageKey(message), scopeKey(scope)];
}

/** The reply to a message that came again, or to another one with the same Idempotency-Key; undefined when it is neither. */
export function replyFrom<A>({ context }: Answerable, stored: ReadonlyMap<string, StoredAnswer>): Reply<A> | undefined {
  const same = stored.get(messageKey(context.messageId));
  if (same) return JSON.parse(same.json) as Reply<A>;
  const twin = context.idempotency && stored.get(scopeKey(context.idempotency.scope));
  if (!twin) return undefined;
  if (twin.digest !== context.idempotency.bodyDigest) return refuse('CBC.0100', { field: 'Idempotency-Key', reason: 'other_body' });
  return { ...(JSON.parse(twin.json) as Reply<A>), replayed: true };
}

export function asReply<A>(result: A | Refusal): Reply<A> {
  return isRefusal(result) ? result : { type: 'answer', body: result };
}
