import type { Tx } from '@pc/store';

/** Which account has an e-mail address. */
export abstract class EmailAddresses {
  /**
   * Ids of the accounts that have it, and makes every other transaction that asks for this address collide with `tx`: of two
   * that would take it at the same moment one is tried again and finds it taken.
   */
  abstract holdersAlone(tx: Tx, email: string): Promise<string[]>;
}
