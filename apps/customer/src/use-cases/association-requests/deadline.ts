import type { RequestContext } from '@pc/bus';

/** customers 6.15: longer than this no answer of another service is waited for. */
const ANSWER_WITHIN_MS = 5_000;
/** What is left to write down the outcome and to tell it. */
const RESERVE_MS = 1_000;

/** Until when other services may answer, in milliseconds since 1970. */
export function answerDeadline({ deadline }: RequestContext): number {
  return Math.min(deadline - RESERVE_MS, Date.now() + ANSWER_WITHIN_MS);
}
