import type { BusRequest, Reply, RequestContext } from '@pc/bus';
import type { AnswerOf, PayloadOf, RequestContract } from '@pc/contracts';
import { parseUtc, type Refusal } from '@pc/kernel';

export type RequestOf<C extends RequestContract> = BusRequest<PayloadOf<C>>;
export type ReplyOf<C extends RequestContract> = Promise<Reply<AnswerOf<C>>>;
export type OutcomeOf<C extends RequestContract> = AnswerOf<C> | Refusal;

/** A time that the contract has checked already. */
export function timeOf(text: string): Date {
  const time = parseUtc(text);
  if (!time) throw new Error(`${text} is not a time of the wire`);
  return time;
}

/** Who stands in the records as the operator (benefits 2.5): the IAM user, or the main account. */
export function operatorOf({ caller }: RequestContext): string {
  return caller.user_id ?? caller.account_id;
}
