import type { Customer } from '../domain/customer';
import type { Partner, Reseller } from '../domain/partner';

/** The customer service, asked for what the copies lack (interactions 6). Every method throws BusTimeout or BusUnavailable. */
export abstract class Directory {
  /** Undefined: there is no such customer. */
  abstract customer(id: string, deadline: number): Promise<Customer | undefined>;
  abstract dealer(id: string, deadline: number): Promise<{ partner?: Partner; reseller?: Reseller }>;
}
