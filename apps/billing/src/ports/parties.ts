import type { Tx } from '@pc/store';
import type { Customer } from '../domain/customer';
import type { Partner, Reseller } from '../domain/partner';

/** This service's copies of partners, resellers and customers. A party that is once in a copy stays in it. */
export abstract class Parties {
  abstract partner(tx: Tx, id: string): Promise<Partner | undefined>;
  abstract reseller(tx: Tx, id: string): Promise<Reseller | undefined>;
  /** Undefined while the copy does not say to whom the customer belongs. */
  abstract customer(tx: Tx, id: string): Promise<Customer | undefined>;

  /** Keeps the newer of what is stored and what is given, by version. */
  abstract learnPartner(tx: Tx, partner: Partner): Promise<void>;
  abstract learnReseller(tx: Tx, reseller: Reseller): Promise<void>;
  /** Loads or begins the customer, applies the change, and writes it whatever came of it: two at once collide, and one is done again. */
  abstract changeCustomer(tx: Tx, id: string, change: (copy: Customer) => Customer): Promise<Customer>;
  /** The next number of the events about this customer that this service sends (architecture 4.8). */
  abstract nextCustomerEvent(tx: Tx, id: string): Promise<number>;
}
