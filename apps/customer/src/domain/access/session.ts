import type { Account, Binding } from '../account';

/** customers 10.11: 12 hours at most, 1 hour without a request. */
export const SESSION_LIFE_MS = 12 * 60 * 60 * 1000;
export const SESSION_IDLE_MS = 60 * 60 * 1000;
/** How exactly the last use is noted: not every request writes. A session may end by so much early, never late. */
export const USE_PRECISION_MS = 5_000;

export type PlatformIdentity = Pick<Binding, 'xaccountType' | 'xaccountId'>;

/** A login to the console, known by the keyed hash of what the cookie holds. */
export interface Session {
  readonly hash: string;
  readonly accountId: string;
  /** The IAM user; absent: the main account. */
  readonly userId?: string;
  /** The identity on a partner's platform by which it was got; absent: by a password. */
  readonly platform?: PlatformIdentity;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date;
}

type NewSession = Pick<Session, 'hash' | 'accountId' | 'userId' | 'platform'>;

export function newSession(session: NewSession, now: Date): Session {
  return { ...session, createdAt: now, expiresAt: new Date(now.getTime() + SESSION_LIFE_MS), lastUsedAt: now };
}

/**
 * customers 10.11, api 7.15: neither too old nor idle for too long, and not begun before the account's tokens died. What came by a
 * partner's platform ends with the binding (customers 6.10): the platform could have logged in itself.
 */
export function isSessionAlive(session: Session, account: Account, now: Date): boolean {
  const fresh = account.tokensValidFrom === undefined || session.createdAt > account.tokensValidFrom;
  return now < endOf(session) && fresh && (session.platform === undefined || isBoundTo(account, session.platform));
}

function isBoundTo(account: Account, { xaccountType, xaccountId }: PlatformIdentity): boolean {
  const binding = account.type === 'CUSTOMER' ? account.binding : undefined;
  return binding?.xaccountType === xaccountType && binding.xaccountId === xaccountId;
}

/** When it ends if nothing else is asked by it. */
export function endOf({ expiresAt, lastUsedAt }: Session): Date {
  return new Date(Math.min(expiresAt.getTime(), lastUsedAt.getTime() + SESSION_IDLE_MS));
}
