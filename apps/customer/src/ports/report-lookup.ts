import type { Tx } from '@pc/store';

export interface Prospect {
  readonly phone?: string;
  readonly email?: string;
}

/** What reports say of somebody who is about to become a customer (customers 4.26). */
export abstract class ReportLookup {
  /** Whether the vendor, or a partner whose id is none of `own`, has a valid report of this phone or e-mail. */
  abstract reportedByOther(tx: Tx, prospect: Prospect, ...own: string[]): Promise<boolean>;
}
