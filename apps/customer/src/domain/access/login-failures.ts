/** customers 10.11: five wrong passwords in 15 minutes lock the user for 15 minutes. */
const MAX_FAILURES = 5;
const WINDOW_MS = 15 * 60 * 1000;
const LOCK_MS = 15 * 60 * 1000;

/** Wrong passwords for one pair of names, whether there is such a user or not. */
export interface LoginFailures {
  readonly at: readonly Date[];
  readonly lockedUntil?: Date;
}

export const NO_FAILURES: LoginFailures = { at: [] };

export function isLocked({ lockedUntil }: LoginFailures, now: Date): boolean {
  return lockedUntil !== undefined && now < lockedUntil;
}

/** The fifth in the window locks, and counting begins anew after the lock. */
export function afterFailure({ at }: LoginFailures, now: Date): LoginFailures {
  const recent = [...at.filter((time) => time.getTime() > now.getTime() - WINDOW_MS), now];
  return recent.length < MAX_FAILURES ? { at: recent } : { at: [], lockedUntil: new Date(now.getTime() + LOCK_MS) };
}

/** From then on the failures mean nothing any longer. */
export function forgottenAt({ at, lockedUntil }: LoginFailures): Date {
  return lockedUntil ?? new Date((at.at(-1)?.getTime() ?? 0) + WINDOW_MS);
}
