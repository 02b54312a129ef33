import type { Tx } from '@pc/store';
import type { Session } from '../../domain/access/session';

/** Who logged in: one user, or (without one) the main account alone. */
export interface LoginHolder {
  readonly accountId: string;
  readonly userId?: string | undefined;
}

/** Console sessions (customers 10.11), known by hashes only. */
export abstract class Sessions {
  abstract add(tx: Tx, session: Session): Promise<void>;
  abstract find(hash: string): Promise<Session | undefined>;
  /** Notes a use; an earlier one than is known changes nothing. */
  abstract touch(hash: string, at: Date): Promise<void>;
  /** False when there was none. */
  abstract remove(tx: Tx, hash: string): Promise<boolean>;
  /**
   * Removes all sessions of a holder but one, as after a change of the password (customers 10.5). The ids of those that are
   * gone: of each a `credential-revoked` must be told, so that gateways drop their copies.
   */
  abstract removeOthers(tx: Tx, holder: LoginHolder, except?: string): Promise<string[]>;
}
