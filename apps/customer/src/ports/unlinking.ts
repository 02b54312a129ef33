import type { Check } from '../domain/association-requests/checks';

export interface Link {
  readonly customerId: string;
  readonly partnerId: string;
}

/** One try of the saga; its number rises with every try for one customer. */
export interface Attempt extends Link {
  readonly attempt: number;
}

/**
 * Billing and incentive, asked before an association ends or switches (customers 6.15, interactions 6). Never ask inside a
 * transaction. `deadline` in milliseconds since 1970; who has not answered until then gives the failed item CHECK_UNAVAILABLE.
 */
export abstract class Unlinking {
  /** The dry run: no fence. */
  abstract check(link: Link, deadline: number): Promise<Check[]>;
  /** Checks again and sets the fence where all passed. */
  abstract prepare(attempt: Attempt, deadline: number): Promise<Check[]>;
  /** Takes the fences away. True when both have said that they have. */
  abstract cancel(attempt: Attempt, deadline: number): Promise<boolean>;
}
