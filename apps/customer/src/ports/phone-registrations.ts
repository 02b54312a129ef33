import type { Tx } from '@pc/store';

/** How often one phone may register (customers 4.11). */
export abstract class PhoneRegistrations {
  /** Accounts that have this phone. */
  abstract count(phone: string): Promise<number>;

  /**
   * The same within `tx`, and makes every other transaction that counts this phone collide with it: of two that would take the
   * last registration at the same moment one is tried again and finds it taken.
   */
  abstract countAlone(tx: Tx, phone: string): Promise<number>;
}
