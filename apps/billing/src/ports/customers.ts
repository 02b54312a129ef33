import type { Tx } from '@pc/store';
import type { Customer } from '../domain/customer';

export abstract class Customers {
  /** Loads or begins the customer, applies the change, and stores what became of it. Two at once collide, and one is done again. */
  abstract change(tx: Tx, id: string, change: (customer: Customer) => Customer): Promise<Customer>;
  /** The next number of the events about this customer that this service sends (architecture 4.8). */
  abstract nextEvent(tx: Tx, id: string): Promise<number>;
}
