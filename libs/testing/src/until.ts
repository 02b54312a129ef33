import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 100;

export interface UntilOptions {
  /** How long to go on asking; 20 s unless told. */
  timeoutMs?: number;
  /** What is waited for, for the message of the failure. */
  what?: string;
}

/**
 * Asks again and again until the condition gives something truthy, and returns that.
 * A condition that throws counts as not yet met; the last error is the cause of the failure.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 20_000, what = 'the condition' }: UntilOptions = {},
): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs;
  let cause: unknown;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      const result = await condition();
      if (result) return result;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (Date.now() >= end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`, { cause });
    await sleep(wait);
  }
}
