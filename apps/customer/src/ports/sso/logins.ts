import type { Tx } from '@pc/store';
import type { LoginRequest, PendingBinding } from '../../domain/sso/login';

/** Logins on their way; all replicas share them, so each is used once. What is over is forgotten by the store. */
export abstract class Logins {
  abstract addRequest(tx: Tx, request: LoginRequest): Promise<void>;
  abstract findRequest(relayHash: string): Promise<LoginRequest | undefined>;
  /** False when it is gone: another answer to it was quicker. */
  abstract takeRequest(tx: Tx, relayHash: string): Promise<boolean>;

  /** False when this assertion was used before. `until`: when it is too old anyway. */
  abstract useAssertion(tx: Tx, provider: string, assertionId: string, until: Date): Promise<boolean>;

  /** In place of an earlier one of the same ticket. */
  abstract setPending(tx: Tx, pending: PendingBinding): Promise<void>;
  abstract findPending(ticketHash: string, tx?: Tx): Promise<PendingBinding | undefined>;
  abstract removePending(tx: Tx, ticketHash: string): Promise<void>;

  /** Counts an attempt of a ticket; false when `limit` are spent. Counted until `until`, at once and by itself. */
  abstract countTry(ticketHash: string, limit: number, now: Date, until: Date): Promise<boolean>;
}
