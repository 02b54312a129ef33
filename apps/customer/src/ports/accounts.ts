import type { Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Account, AccountOf, AccountType } from '../domain/account';
import type { AccountEvent } from '../domain/account-event';

export interface NewAccount<A extends Account> {
  /** With version 0. */
  readonly account: A;
  readonly events: readonly AccountEvent[];
  readonly passwordHash?: string;
}

export interface Change<A extends Account> {
  readonly before: A;
  readonly after: A;
}

export interface Login {
  readonly account: Account;
  readonly passwordHash?: string;
}

/** The parties, with the outbox of their events. */
export abstract class Accounts {
  /** Within `tx` as that transaction sees it, else as committed. */
  abstract find(id: string, tx?: Tx): Promise<Account | undefined>;
  abstract findMany(ids: readonly string[]): Promise<Account[]>;
  /** By the name of the main account, letter case does not matter. */
  abstract findLogin(name: string, tx?: Tx): Promise<Login | undefined>;

  /** Whether a partner's platform has this identifier already (customers 2.3). */
  abstract isXaccountTypeTaken(xaccountType: string, tx: Tx): Promise<boolean>;

  /** Stores a new party and its first events. Its name must be free: two at the same moment are told apart by the index. */
  abstract add<A extends Account>(tx: Tx, creation: NewAccount<A>): Promise<A>;

  /**
   * Loads, decides, saves, and writes the events to the outbox, all in `tx` (style 10). Undefined: no such party of this type.
   * No events: nothing is written.
   */
  abstract update<T extends AccountType>(
    tx: Tx,
    type: T | 'ANY',
    id: string,
    decide: (account: AccountOf<T>) => readonly AccountEvent[] | Refusal | Promise<readonly AccountEvent[] | Refusal>,
  ): Promise<Change<AccountOf<T>> | Refusal | undefined>;

  /**
   * Changes what no event tells of: contact, label and the like. Undefined: no such party of this type.
   * The change must leave `version` as it is.
   */
  abstract amend<T extends AccountType>(
    tx: Tx,
    type: T | 'ANY',
    id: string,
    change: (account: AccountOf<T>) => AccountOf<T> | Refusal | Promise<AccountOf<T> | Refusal>,
  ): Promise<Change<AccountOf<T>> | Refusal | undefined>;

  /** Every account with this phone; one number may have several (customers 4.11). */
  abstract findByPhone(phone: string, tx?: Tx): Promise<Account[]>;
  abstract findByEmail(email: string, tx?: Tx): Promise<Account[]>;
  /** The customer that is bound to this identity on a partner's platform (customers 2.3). */
  abstract findBound(xaccountType: string, xaccountId: string, tx?: Tx): Promise<AccountOf<'CUSTOMER'> | undefined>;
  /** With what is told of it, for a transaction changes an account once. Throws when there is no such account. */
  abstract setPassword(tx: Tx, id: string, passwordHash: string, events?: readonly AccountEvent[]): Promise<void>;

  /** Loads, and makes every parallel change of this account collide with `tx`, so that what hangs on it can be counted. */
  abstract lock(tx: Tx, id: string): Promise<Account | undefined>;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Reads that no decision rests on. */
export abstract class AccountLists {
  /** Partners and resellers, oldest first. */
  abstract dealers(
    name: string | undefined,
    page: Page,
  ): Promise<{ count: number; dealers: (AccountOf<'PARTNER'> | AccountOf<'RESELLER'>)[] }>;
}
