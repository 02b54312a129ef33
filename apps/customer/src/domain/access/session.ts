import type { Account } from '../account';

/** customers 10.11: 12 hours at most, 1 hour without a request. */
export const SESSION_LIFE_MS = 12 * 60 * 60 * 1000;
export const SESSION_IDLE_MS = 60 * 60 * 1000;
/** How exactly the last use is noted: not every request writes. A session may end by so much early, never late. */
export const USE_PRECISION_MS = 5_000;

/** A login to the console, known by the keyed hash of what the cookie holds. */
export interface Session {
  readonly hash: string;
  readonly accountId: string;
  /** The IAM user; absent: the main account. */
  readonly userId?: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date;
}

type NewSession = Pick<Session, 'hash' | 'accountId' | 'userId'>;

export function newSession(session: NewSession, now: Date): Session {
  return { ...session, createdAt: now, expiresAt: new Date(now.getTime() + SESSION_LIFE_MS), lastUsedAt: now };
}

/** customers 10.11, api 7.15: neither too old nor idle for too long, and not begun before the account's tokens died. */
export function isSessionAlive(session: Session, account: Account, now: Date): boolean {
  return now < endOf(session) && (account.tokensValidFrom === undefined || session.createdAt > account.tokensValidFrom);
}

/** When it ends if nothing else is asked by it. */
export function endOf({ expiresAt, lastUsedAt }: Session): Date {
  return new Date(Math.min(expiresAt.getTime(), lastUsedAt.getTime() + SESSION_IDLE_MS));
}
