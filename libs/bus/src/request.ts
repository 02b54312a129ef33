import type { AnswerOf, Caller, Language, PayloadOf, RequestContract } from '@pc/contracts';
import type { Refusal } from '@pc/kernel';

/** What marks a repetition of one and the same command (api 7.10). */
export interface Idempotency {
  /** Digest of account, method, path and key. */
  readonly scope: string;
  readonly bodyDigest: string;
}

export interface RequestContext {
  /** The same for every delivery of this request, also for a repeated one. */
  readonly messageId: string;
  readonly pattern: string;
  /** The aggregate that the request changes; requests of one key are handled one after the other. */
  readonly key?: string;
  readonly caller: Caller;
  readonly requestId: string;
  /** Milliseconds since 1970; nobody waits for the answer after it. Infinity for a replayed dead letter. */
  readonly deadline: number;
  readonly traceparent?: string;
  /** In which who asks is answered, and gets the messages that his request causes. */
  readonly language?: Language;
  readonly idempotency?: Idempotency;
}

export interface BusRequest<P> {
  readonly payload: P;
  readonly context: RequestContext;
}

/** How a request ends when nothing breaks. `replayed`: this is the stored answer of an earlier delivery (api 7.10). */
export type Reply<A> =
  { readonly type: 'answer'; readonly body: A; readonly replayed?: boolean } | (Refusal & { readonly replayed?: boolean });

export function answer<A>(body: A): Reply<A> {
  return { type: 'answer', body };
}

/** The request of a contract, the answer that it is waited for, and what the work of a command comes to before it is told. */
export type RequestOf<C extends RequestContract> = BusRequest<PayloadOf<C>>;
export type ReplyOf<C extends RequestContract> = Promise<Reply<AnswerOf<C>>>;
export type OutcomeOf<C extends RequestContract> = AnswerOf<C> | Refusal;

/** Who stands in the records as the operator (benefits 2.5): the IAM user, or the main account. */
export function operatorOf({ caller }: RequestContext): string {
  return caller.user_id ?? caller.account_id;
}

/** An event as its consumers get it; `version` numbers the events of its `subject` without gaps. */
export interface BusEvent<D> {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly version: number;
  readonly time: string;
  readonly data: D;
}
