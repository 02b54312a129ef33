import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import type { Tx } from '@pc/store';
import type { WhitelistEntry, WhitelistKey } from '../domain/whitelist';

/** The customers to whom government-type partners may issue (benefits 2.10). */
export abstract class Whitelists {
  /** Which of these customers the current version names. */
  abstract named(tx: Tx, key: WhitelistKey, customerIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Puts a new version in the place of the current one; returns its number. */
  abstract replace(tx: Tx, key: WhitelistKey, entries: readonly WhitelistEntry[]): Promise<number>;
  /** Adds to the current version. The customer must not be in it. */
  abstract add(tx: Tx, key: WhitelistKey, entry: WhitelistEntry): Promise<incentive.WhitelistEntryView>;
  /** `false` when the list has no such entry. */
  abstract remove(tx: Tx, key: WhitelistKey, id: string): Promise<boolean>;
  /** The newest entries first. */
  abstract page(key: WhitelistKey, wanted: PayloadOf<typeof incentive.listWhitelist>): Promise<AnswerOf<typeof incentive.listWhitelist>>;
}
