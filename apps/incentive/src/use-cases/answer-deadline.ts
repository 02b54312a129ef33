import { BusTimeout, BusUnavailable } from '@pc/bus';

const ANSWER_WITHIN_MS = 5_000;

/** Until when another service may answer, in milliseconds since 1970: what is left of the caller's time, at most 5 s (interactions 1). */
export function answerDeadline(callersDeadline: number): number {
  return Math.min(callersDeadline, Date.now() + ANSWER_WITHIN_MS);
}

/** Whether the other service said nothing in time; anything else that goes wrong is a fault. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof BusTimeout || error instanceof BusUnavailable;
}
