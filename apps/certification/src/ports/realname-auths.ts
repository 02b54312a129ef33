import type { Tx } from '@pc/store';
import type { RealnameAuth } from '../domain/realname-auth';

/** What other services may know of an authentication. */
export type RealnameStatus = Pick<RealnameAuth, 'status' | 'type'> & { readonly version: number };

/** The real-name authentications of customers, with the outbox of their events. */
export abstract class RealnameAuths {
  abstract statusOf(customerId: string): Promise<RealnameStatus>;
  /** How many other customers are verified as the individual with this document number (RN-10). */
  abstract countVerified(number: string, except: string): Promise<number>;
  /** Of a customer of whom nothing was filed as well. */
  abstract load(tx: Tx, customerId: string): Promise<RealnameAuth>;
  /** Writes what became of `before`, and tells everybody where RN-26 says so. */
  abstract save(tx: Tx, before: RealnameAuth, after: RealnameAuth): Promise<void>;
}
