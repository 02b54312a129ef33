import { Injectable } from '@nestjs/common';
import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import { datedId, formatUtc } from '@pc/kernel';
import { conditions, fuzzy, StoreConnection, type Tx } from '@pc/store';
import type { WhitelistEntry, WhitelistKey } from '../../domain/whitelist';
import { Whitelists } from '../../ports/whitelists';
import { WHITELIST_ENTRIES, WHITELISTS } from './collections';

interface ListDocument {
  readonly _id: string;
  readonly version: number;
  /** Rises with every change: two at once meet here. */
  readonly changes: number;
}

interface EntryDocument {
  readonly _id: string;
  readonly list: string;
  readonly customer_id: string;
  readonly customer_name?: string | undefined;
  readonly account_name?: string | undefined;
  readonly version: number;
  readonly create_time: Date;
}

/** Only the current version of a list is kept. */
@Injectable()
export class WhitelistsRepository extends Whitelists {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async named(tx: Tx, key: WhitelistKey, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
    const filter = { list: listOf(key), customer_id: { $in: [...customerIds] } };
    const found = await this.entries(tx)
      .find(filter, { session: tx.session, projection: { customer_id: 1 } })
      .toArray();
    return new Set(found.map(({ customer_id }) => customer_id));
  }

  override async replace(tx: Tx, key: WhitelistKey, entries: readonly WhitelistEntry[]): Promise<number> {
    const { version } = await this.change(tx, key, 1);
    await this.entries(tx).deleteMany({ list: listOf(key) }, { session: tx.session });
    await this.entries(tx).insertMany(
      entries.map((entry) => document(tx, key, version, entry)),
      { session: tx.session },
    );
    return version;
  }

  override async add(tx: Tx, key: WhitelistKey, entry: WhitelistEntry): Promise<incentive.WhitelistEntryView> {
    const { version } = await this.change(tx, key, 0);
    const added = document(tx, key, version, entry);
    await this.entries(tx).insertOne(added, { session: tx.session });
    return view(added);
  }

  override async remove(tx: Tx, key: WhitelistKey, id: string): Promise<boolean> {
    const { deletedCount } = await this.entries(tx).deleteOne({ _id: id, list: listOf(key) }, { session: tx.session });
    return deletedCount > 0;
  }

  override async page(
    key: WhitelistKey,
    { customer_id, customer_name, account_name, offset, limit }: PayloadOf<typeof incentive.listWhitelist>,
  ): Promise<AnswerOf<typeof incentive.listWhitelist>> {
    const named = { customer_name: customer_name && fuzzy(customer_name), account_name: account_name && fuzzy(account_name) };
    const filter = conditions({ list: listOf(key), customer_id, ...named });
    const collection = this.store.collection<EntryDocument>(WHITELIST_ENTRIES);
    const [list, entries, total] = await Promise.all([
      this.store.collection<ListDocument>(WHITELISTS).findOne({ _id: listOf(key) }),
      collection.find(filter, { sort: { create_time: -1, _id: -1 }, skip: offset, limit }).toArray(),
      collection.countDocuments(filter),
    ]);
    return { version: list?.version ?? 0, total_count: total, entries: entries.map(view) };
  }

  private async change(tx: Tx, key: WhitelistKey, versions: number): Promise<ListDocument> {
    const list = await tx
      .collection<ListDocument>(WHITELISTS)
      .findOneAndUpdate(
        { _id: listOf(key) },
        { $inc: { version: versions, changes: 1 } },
        { session: tx.session, upsert: true, returnDocument: 'after' },
      );
    return list!;
  }

  private entries(tx: Tx) {
    return tx.collection<EntryDocument>(WHITELIST_ENTRIES);
  }
}

const listOf = ({ partnerId, kind }: WhitelistKey) => `${partnerId}|${kind}`;

function document(tx: Tx, key: WhitelistKey, version: number, { customerId, customerName, accountName }: WhitelistEntry): EntryDocument {
  return {
    _id: datedId(tx.tick()),
    list: listOf(key),
    customer_id: customerId,
    customer_name: customerName,
    account_name: accountName,
    version,
    create_time: tx.now,
  };
}

function view({ _id: id, list, create_time, ...entry }: EntryDocument): incentive.WhitelistEntryView {
  const list_kind = list.endsWith('|PICK_UP') ? 'PICK_UP' : 'CASH_AND_VOUCHER';
  return { id, list_kind, ...entry, create_time: formatUtc(create_time) };
}
