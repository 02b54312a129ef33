import type { Standing } from '../domain/preconditions';

/** The billing service, asked for what a customer owes (RN-13). Throws BusTimeout or BusUnavailable. */
export abstract class Standings {
  abstract of(customerId: string, deadline: number): Promise<Standing>;
}
