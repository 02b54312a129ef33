import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import { datedId, formatUtc, newHexId, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { conditions, fuzzy, StoreConnection, type Row, type Tx } from '@pc/store';
import type { WhitelistEntry, WhitelistKey } from '../../domain/whitelist';
import { Whitelists } from '../../ports/whitelists';
import { WHITELIST_ENTRIES, WHITELISTS } from './collections';

interface ListDocument {
  readonly _id: string;
  readonly version: number;
  /** Names the entries of the current version. */
  readonly edition: string;
  /** Rises with every change: two at once meet here. */
  readonly changes: number;
}

interface EntryDocument {
  readonly _id: string;
  readonly list: string;
  readonly edition: string;
  readonly customer_id: string;
  readonly customer_name?: string | undefined;
  readonly account_name?: string | undefined;
  readonly create_time: Date;
}

/** Entries that are written at once. */
const CHUNK = 1_000;

/**
 * The entries of an import are written before the transaction that makes them the list: ten thousand are more than one transaction
 * has time for. Only the current version is kept.
 */
@Injectable()
export class WhitelistsRepository extends Whitelists {
  constructor(
    private readonly store: StoreConnection,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override async named(tx: Tx, key: WhitelistKey, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
    const list = await tx.collection<ListDocument>(WHITELISTS).findOne({ _id: listOf(key) }, { session: tx.session });
    if (!list) return new Set();
    const filter = { edition: list.edition, customer_id: { $in: [...customerIds] } };
    const found = await tx
      .collection<EntryDocument>(WHITELIST_ENTRIES)
      .find(filter, { session: tx.session, projection: { customer_id: 1 } })
      .toArray();
    return new Set(found.map(({ customer_id }) => customer_id));
  }

  override async stage(key: WhitelistKey, entries: readonly WhitelistEntry[]): Promise<string> {
    const [edition, now] = [newHexId(), this.clock.now()];
    for (let done = 0; done < entries.length; done += CHUNK) {
      const rows = entries
        .slice(done, done + CHUNK)
        .map((entry, index) => document(`${edition}-${String(done + index).padStart(5, '0')}`, key, edition, entry, now));
      await this.entries.insertMany(rows);
    }
    return edition;
  }

  override async replace(tx: Tx, key: WhitelistKey, edition: string): Promise<number> {
    const before = await this.change(tx, key, { $set: { edition }, $inc: { version: 1, changes: 1 } }, 'before');
    // Entries that stay because of a fault are never read again.
    tx.onCommit(() => void this.discard(before?.edition ?? listOf(key)).catch(() => undefined));
    return (before?.version ?? 0) + 1;
  }

  override async discard(edition: string): Promise<void> {
    await this.entries.deleteMany({ edition });
  }

  override async add(tx: Tx, key: WhitelistKey, entry: WhitelistEntry): Promise<incentive.WhitelistEntryView> {
    const initial = { $setOnInsert: { version: 0, edition: listOf(key) } };
    const list = await this.change(tx, key, { ...initial, $inc: { changes: 1 } }, 'after');
    const added = document(datedId(tx.tick()), key, list!.edition, entry, tx.now);
    await tx.collection<EntryDocument>(WHITELIST_ENTRIES).insertOne(added, { session: tx.session });
    return view(added, list!.version);
  }

  override async remove(tx: Tx, key: WhitelistKey, id: string): Promise<boolean> {
    const list = await this.change(tx, key, { $inc: { changes: 1 } }, 'after', false);
    if (!list) return false;
    const filter = { _id: id, edition: list.edition };
    const { deletedCount } = await tx.collection<EntryDocument>(WHITELIST_ENTRIES).deleteOne(filter, { session: tx.session });
    return deletedCount > 0;
  }

  override async page(
    key: WhitelistKey,
    { customer_id, customer_name, account_name, offset, limit }: PayloadOf<typeof incentive.listWhitelist>,
  ): Promise<AnswerOf<typeof incentive.listWhitelist>> {
    const named = { customer_name: customer_name && fuzzy(customer_name), account_name: account_name && fuzzy(account_name) };
    const list = await this.store.collection<ListDocument>(WHITELISTS).findOne({ _id: listOf(key) });
    if (!list) return { version: 0, total_count: 0, entries: [] };
    const filter = conditions({ edition: list.edition, customer_id, ...named });
    const [entries, total] = await Promise.all([
      this.entries.find(filter, { sort: { create_time: -1, _id: -1 }, skip: offset, limit }).toArray(),
      this.entries.countDocuments(filter),
    ]);
    return { version: list.version, total_count: total, entries: entries.map((entry) => view(entry, list.version)) };
  }

  private change(tx: Tx, key: WhitelistKey, change: Row, returnDocument: 'before' | 'after', upsert = true): Promise<ListDocument | null> {
    const options = { session: tx.session, upsert, returnDocument };
    return tx.collection<ListDocument>(WHITELISTS).findOneAndUpdate({ _id: listOf(key) }, change, options);
  }

  private get entries() {
    return this.store.collection<EntryDocument>(WHITELIST_ENTRIES);
  }
}

const listOf = ({ partnerId, kind }: WhitelistKey) => `${partnerId}|${kind}`;

function document(
  _id: string,
  key: WhitelistKey,
  edition: string,
  { customerId, customerName, accountName }: WhitelistEntry,
  create_time: Date,
): EntryDocument {
  const names = { customer_id: customerId, customer_name: customerName, account_name: accountName };
  return { _id, list: listOf(key), edition, ...names, create_time };
}

function view({ _id: id, list, edition: _edition, create_time, ...entry }: EntryDocument, version: number): incentive.WhitelistEntryView {
  const list_kind = list.endsWith('|PICK_UP') ? 'PICK_UP' : 'CASH_AND_VOUCHER';
  return { id, list_kind, ...entry, version, create_time: formatUtc(create_time) };
}
