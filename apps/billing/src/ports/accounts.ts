import type { Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Account, Holder } from '../domain/accounts/account';
import type { Booking } from '../domain/accounts/booking';
import type { Hold, PaidPart, Reservation } from '../domain/accounts/hold';
import type { Trade } from '../domain/accounts/trade';

export interface Owner {
  readonly id: string;
  readonly holder: Holder;
}

/**
 * Accounts, their records, holds and adjust records, with the outbox of `account-moved` (billing AC-20). All in `tx`; two that change
 * one account at once collide, and one is done again.
 */
export abstract class Accounts {
  /** Undefined: it was never opened, and nothing ever moved in it. */
  abstract find(tx: Tx, ownerId: string): Promise<Account | undefined>;
  /** The account of this owner, a new one where there is none; `save` writes it. */
  abstract open(tx: Tx, owner: Owner): Promise<Account>;
  /** Writes accounts that moved, with their records and events, in ascending order of their ids. */
  abstract save(tx: Tx, booking: Booking): Promise<void>;

  abstract hold(tx: Tx, id: string): Promise<Hold | undefined>;
  /**
   * Reserves the money of a payment, which `id` names: a repetition gets the same hold. Refused with `CBC.99005003` when the money does
   * not cover it, which the message names, and with `CBC.99003106` when the payment was released before.
   */
  abstract reserve(tx: Tx, owner: Owner, wish: Reservation): Promise<Hold | Refusal>;
  /** Spends what is reserved, once; answers the accounts that paid (billing 4.4). Throws when it was never reserved, or was released. */
  abstract capture(tx: Tx, holdId: string, trade: Trade): Promise<readonly PaidPart[]>;
  /** Ends a hold without spending it; harmless when it ended so before. A reservation that comes behind it is refused. Throws when it was spent. */
  abstract release(tx: Tx, holdId: string): Promise<void>;
  /** Gives parts of a payment back to the accounts that `spreadRefund` chose (billing RF-8 to RF-10). */
  abstract refund(tx: Tx, parts: readonly PaidPart[], trade: Trade): Promise<void>;
}
