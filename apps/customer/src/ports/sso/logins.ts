import type { Tx } from '@pc/store';
import type { Arrival, BrowserProof, LoginRequest } from '../../domain/sso/login';

/** Logins on their way; all replicas share them, so each is used once. What is over is forgotten by the store. */
export abstract class Logins {
  abstract addRequest(tx: Tx, request: LoginRequest): Promise<void>;
  abstract findRequest(relayHash: string): Promise<LoginRequest | undefined>;
  /** False when it is gone: another answer to it was quicker. */
  abstract takeRequest(tx: Tx, relayHash: string): Promise<boolean>;

  /** False when this assertion was used before. `until`: when it is too old anyway. */
  abstract useAssertion(tx: Tx, provider: string, assertionId: string, until: Date): Promise<boolean>;

  abstract addArrival(tx: Tx, arrival: Arrival): Promise<void>;
  /** Undefined where it was another browser's. */
  abstract findArrival(browser: BrowserProof, tx?: Tx): Promise<Arrival | undefined>;
  abstract removeArrival(tx: Tx, browser: BrowserProof): Promise<void>;

  /** Counts an attempt of an arrival; false when `limit` are spent. Counted until `until`, at once and by itself. */
  abstract countTry(arrivalHash: string, limit: number, now: Date, until: Date): Promise<boolean>;
}
