import { setTimeout as sleep } from 'node:timers/promises';
import { Interrupted } from './fault.mjs';

const PAUSE_MS = 100;

/**
 * Asks until `condition` gives something truthy; an error counts as not yet.
 * Throws Interrupted when the signal fires, and the last error (or a plain one) when the time is up.
 */
export async function waitFor(what, condition, { timeoutMs = 60_000, signal } = {}) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    if (signal?.aborted) throw new Interrupted();
    let cause;
    try {
      const result = await condition();
      if (result) return result;
    } catch (error) {
      if (error.name === 'Fault' || error.name === 'Interrupted') throw error;
      cause = error;
    }
    if (Date.now() > end) throw new Error(`${what} did not come up within ${timeoutMs / 1000} s`, { cause });
    await sleep(PAUSE_MS);
  }
}
