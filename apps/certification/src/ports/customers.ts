import type { Tx } from '@pc/store';
import type { Customer } from '../domain/customer';

/** This service's copies of customers. */
export abstract class Customers {
  /** Undefined while nothing was learned of it. */
  abstract find(id: string): Promise<Customer | undefined>;
  /** Loads or begins the copy, applies the change and writes it. */
  abstract change(tx: Tx, id: string, change: (copy: Customer) => Customer): Promise<Customer>;
}
