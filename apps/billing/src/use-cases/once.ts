import type { Inbox, Tx } from '@pc/store';
import type { AnswerOf, RequestContract } from '@pc/contracts';
import type { OutcomeOf, ReplyOf, RequestOf } from './request';

/** Carries one command out in one transaction, however often its message or its Idempotency-Key comes (api 7.10). */
export async function once<C extends RequestContract>(
  inbox: Inbox,
  request: RequestOf<C>,
  work: (tx: Tx) => Promise<OutcomeOf<C>>,
): ReplyOf<C> {
  const [reply] = await inbox.runOnce<RequestOf<C>, AnswerOf<C>>([request], async (_, tx) => [await work(tx)]);
  return reply!;
}
