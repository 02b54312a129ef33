import type { Tx } from '@pc/store';

/** The table by which the stand-ins of the outer systems decide (RN-25), by number of a document or card. */
export abstract class Fixtures {
  /** Undefined: the number is not in the table. */
  abstract outcomeOf(number: string): Promise<string | undefined>;
  abstract put(tx: Tx, number: string, outcome: string): Promise<void>;
}
