import { SYSTEM_CALLER, type AnswerOf, type PayloadOf, type RequestContract } from '@pc/contracts';
import { isRefusal, newHexId } from '@pc/kernel';
import { BusTimeout } from '../faults';
import type { Idempotency, RequestContext } from '../request';
import type { BusClient } from './bus-client';

const ANSWER_WITHIN_MS = 5_000;

/** Until when another service may answer, in milliseconds since 1970: what is left of the caller's time, at most 5 s (interactions 1). */
export function answerDeadline(callersDeadline: number): number {
  return Math.min(callersDeadline, Date.now() + ANSWER_WITHIN_MS);
}

/**
 * For a question that belongs to a request and must be answered the same when that is delivered or sent again, as what it used up is used
 * up by then. `purpose` tells the questions of one request apart.
 */
export function derivedIdempotency(
  { messageId, idempotency = { scope: messageId, bodyDigest: messageId } }: RequestContext,
  purpose: string,
): Idempotency {
  return { ...idempotency, scope: `${purpose}|${idempotency.scope}` };
}

/**
 * What another service answers the system itself, which may ask anything: a refusal is a fault, and is thrown.
 * Throws BusTimeout or BusUnavailable when there is no answer, also when the other service got none from a third (api 7.11).
 */
export async function askAsSystem<C extends RequestContract>(
  bus: Pick<BusClient, 'request'>,
  contract: C,
  payload: PayloadOf<C>,
  deadline: number,
): Promise<AnswerOf<C>> {
  const reply = await bus.request(contract, payload, { caller: SYSTEM_CALLER, requestId: newHexId(), deadline });
  if (isRefusal(reply) && reply.code === 'PCB.0504') throw new BusTimeout(contract.pattern);
  if (isRefusal(reply)) throw new Error(`${contract.pattern} was refused: ${reply.code}`);
  return reply.body;
}
