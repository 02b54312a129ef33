import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import type { Tx } from '@pc/store';
import type { WhitelistEntry, WhitelistKey } from '../domain/whitelist';

/** The customers to whom government-type partners may issue (benefits 2.10). */
export abstract class Whitelists {
  /** Which of these customers the current version names. */
  abstract named(tx: Tx, key: WhitelistKey, customerIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Writes the entries of a version to come, which is not the list yet; returns the name under which `replace` finds them. */
  abstract stage(key: WhitelistKey, entries: readonly WhitelistEntry[]): Promise<string>;
  /** Makes the staged entries the next version of the list; returns its number. */
  abstract replace(tx: Tx, key: WhitelistKey, edition: string): Promise<number>;
  /** Forgets entries that are not the list (any more). */
  abstract discard(edition: string): Promise<void>;
  /** Adds to the current version. The customer must not be in it. */
  abstract add(tx: Tx, key: WhitelistKey, entry: WhitelistEntry): Promise<incentive.WhitelistEntryView>;
  /** `false` when the list has no such entry. */
  abstract remove(tx: Tx, key: WhitelistKey, id: string): Promise<boolean>;
  /** The newest entries first. */
  abstract page(key: WhitelistKey, wanted: PayloadOf<typeof incentive.listWhitelist>): Promise<AnswerOf<typeof incentive.listWhitelist>>;
}
