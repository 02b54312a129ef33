import type { Tx } from '@pc/store';
import type { Customer } from '../domain/customer';
import type { Partner, Reseller } from '../domain/partner';

/** This service's copies of partners, resellers and customers. A party that is once in a copy stays in it. */
export abstract class Parties {
  abstract partners(tx: Tx, ids: readonly string[]): Promise<Map<string, Partner>>;
  abstract resellers(tx: Tx, ids: readonly string[]): Promise<Map<string, Reseller>>;
  abstract customers(tx: Tx, ids: readonly string[]): Promise<Map<string, Customer>>;

  /** Which of these the copies lack; read outside any transaction. A copy of version 0 does not say yet to whom its party belongs. */
  abstract unknown(kind: 'partners' | 'resellers' | 'customers', ids: readonly string[]): Promise<string[]>;

  /** Keeps the newer of what is stored and what is given, by version. */
  abstract learnPartner(tx: Tx, partner: Partner): Promise<void>;
  abstract learnReseller(tx: Tx, reseller: Reseller): Promise<void>;
  /** Loads or begins the copy, applies the change, and stores what became of it. */
  abstract changeCustomer(tx: Tx, id: string, change: (copy: Customer) => Customer): Promise<Customer>;
  /**
   * Makes `tx` collide with whoever changes the copy meanwhile, ends the association or sets a fence: one of both is done again and
   * sees what the other did.
   */
  abstract meetAtCustomer(tx: Tx, id: string): Promise<void>;
  /** The next number of the events about this customer that this service sends (architecture 4.8). */
  abstract nextCustomerEvent(tx: Tx, id: string): Promise<number>;
}
