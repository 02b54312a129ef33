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
export type CredentialQuery = { readonly access_key: string } | { readonly token_hash: string };

export function isExpired(credential: Credential, now: Date): boolean {
  return credential.expiresAt !== undefined && credential.expiresAt <= now;
}
