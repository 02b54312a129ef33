import { refuse, type Refusal } from '@pc/kernel';

const DEFAULT_MINUTES = 10;
const MOST_MINUTES = 3000;
/** Above it the wish is not followed, and the code lives for LONG_WISH_MINUTES. */
const LONGEST_MINUTES = 60;
const LONG_WISH_MINUTES = 5;

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** customers 4.14. */
const MOST_PER_HOUR = 15;
const MOST_PER_DAY = 60;

/** customers 4.13: how long a code lives, in minutes. */
export function lifetimeOf(timeout: number | undefined): number | Refusal {
  if (timeout === undefined) return DEFAULT_MINUTES;
  if (!Number.isInteger(timeout)) return refuse('CBC.0100', { field: 'timeout', reason: 'type', params: { expected: 'integer' } });
  if (timeout < 1) return refuse('CBC.0100', { field: 'timeout', reason: 'too_small', params: { min: 1 } });
  if (timeout > MOST_MINUTES) return refuse('CBC.0100', { field: 'timeout', reason: 'too_big', params: { max: MOST_MINUTES } });
  return timeout > LONGEST_MINUTES ? LONG_WISH_MINUTES : timeout;
}

/** customers 4.14: `sentAt` are the codes of one receiver and scene; the windows end now. */
export function refuseSend(sentAt: readonly Date[], now: Date): Refusal | undefined {
  const within = (ms: number) => sentAt.filter((at) => at.getTime() > now.getTime() - ms).length;
  return within(HOUR_MS) >= MOST_PER_HOUR || within(DAY_MS) >= MOST_PER_DAY ? refuse('CBC.99004015') : undefined;
}
