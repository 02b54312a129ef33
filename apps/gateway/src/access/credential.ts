import type { Caller } from '@pc/contracts';

/** What the gateway knows of a key or token while its copy lasts; the secret key stands here in plain and only in memory. */
export interface Credential {
  readonly id: string;
  readonly caller: Caller;
  readonly secretKey?: string;
  /** Of a temporary key: keyed hash of its security token (api 4.2.6). */
  readonly securityTokenHash?: string;
  readonly expiresAt?: Date;
}

/** How a credential is looked up. */
export type CredentialQuery = { readonly access_key: string } | { readonly token_hash: string } | { readonly session_hash: string };

/**
 * Tokens, sessions and the keys of users depend on more than themselves: an association, a role, a password. What happened to
 * those must work within 5 s (api 7.15, customers 10.12) even where the event that tells it is late.
 */
const SHORT_COPY_MS = 4_000;

/** How long a copy may be used. The key of a main account ends by deletion alone, which is told. */
export function copyLifeOf({ secretKey, caller }: Credential, ttlMs: number): number {
  const dependsOnItselfAlone = secretKey !== undefined && caller.user_id === undefined;
  return dependsOnItselfAlone ? ttlMs : Math.min(ttlMs, SHORT_COPY_MS);
}

export function isExpired(credential: Credential, now: Date): boolean {
  return credential.expiresAt !== undefined && credential.expiresAt <= now;
}
