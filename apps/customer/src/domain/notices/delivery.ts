/** customers 10.9. */
export const MOST_TRIES = 5;
/** How long to wait after each failed try; the last one comes while a verification code of ten minutes is still good. */
const PAUSES_MS = [2_000, 10_000, 60_000, 300_000];

/** When to try again after so many failed tries; undefined: not at all. */
export function nextTry(failedTries: number, now: Date): Date | undefined {
  const pause = failedTries < MOST_TRIES ? PAUSES_MS[failedTries - 1] : undefined;
  return pause === undefined ? undefined : new Date(now.getTime() + pause);
}
