import type { Told } from '../domain/customer';

/** The customer service, asked for what the copies lack (interactions 6). Throws BusTimeout or BusUnavailable. */
export abstract class Directory {
  /** Undefined: there is no such customer. */
  abstract customer(id: string, deadline: number): Promise<Told | undefined>;
}
