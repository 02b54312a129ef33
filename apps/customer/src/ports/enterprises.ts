import type { Tx } from '@pc/store';

/** Who hangs on an enterprise master (customers 6.14). */
export abstract class Enterprises {
  abstract hasCustodyMember(masterId: string, tx: Tx): Promise<boolean>;
  abstract hasNonCustodyMember(masterId: string, tx: Tx): Promise<boolean>;
}
