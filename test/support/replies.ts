import type { Reply } from '@pc/bus';
import { isRefusal, type Refusal } from '@pc/kernel';

/** The body of a reply that must be an answer. */
export function bodyOf<A>(reply: Reply<A>): A {
  if (isRefusal(reply)) throw new Error(`Refused: ${JSON.stringify(reply)}`);
  return reply.body;
}

export function refusalOf(reply: Reply<unknown>): Refusal {
  if (!isRefusal(reply)) throw new Error(`Not refused: ${JSON.stringify(reply)}`);
  return reply;
}
