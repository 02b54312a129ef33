import type { Account } from './account';

/** A token lives 24 hours (api 3.1). */
export const TOKEN_LIFE_MS = 24 * 60 * 60 * 1000;

/** On what an exchanged token rests; it dies with any of these. */
export interface Assumption {
  /** Hash of the partner's token that was exchanged. */
  readonly tokenHash: string;
  readonly associationId: string;
}

/** An issued token, known by the keyed hash of its text alone. */
export interface Token {
  readonly hash: string;
  readonly accountId: string;
  readonly userId?: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** Of an exchanged one (api 3.2). */
  readonly assumed?: Assumption;
}

/** api 3.1, 7.15: not expired, and not issued before the account's tokens died. */
export function isTokenAlive(token: Token, account: Account, now: Date): boolean {
  return now < token.expiresAt && (account.tokensValidFrom === undefined || token.issuedAt > account.tokensValidFrom);
}

/** A delisted partner and a reseller that left are no longer let in at all. A frozen one still is: it may read and take back. */
export function isLetIn(account: Account): boolean {
  if (account.type === 'PARTNER') return account.state !== 'DELISTED';
  return account.type !== 'RESELLER' || account.state !== 'LEFT';
}
