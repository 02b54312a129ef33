import { Injectable } from '@nestjs/common';
import { StoreConnection, type Tx } from '@pc/store';
import type { Account } from '../../../domain/account';
import { COLLECTIONS, type ListLengthDocument } from '../collections';
import { isScopeOfNobody, type Listing, type Place, placeOf } from './listing';

/** How far the ranks of a list go, and how many customers it has. */
export interface ListLength {
  readonly scope: string;
  readonly last: number;
  readonly total: number;
}

/** Gives customers their places in the lists, and knows the length of each without counting. */
@Injectable()
export class ListPlaces {
  constructor(private readonly store: StoreConnection) {}

  /** The place of an account after a change that `tx` writes: the one it has, unless it changed lists or its association. */
  async place(tx: Tx, before: Listing | undefined, account: Account): Promise<Listing | undefined> {
    const place = placeOf(account, tx.now);
    if (before && place && stays(before, place)) return before;
    if (before) await this.lengths(tx).updateOne({ _id: before.scope }, { $inc: { left: 1 } }, { session: tx.session });
    return place && this.next(tx, place);
  }

  /** Of these lists; one that never had a customer is left out. */
  async read(scopes: readonly string[]): Promise<ListLength[]> {
    const rows = await this.lengths()
      .find({ _id: { $in: [...scopes] } })
      .toArray();
    return rows.map(lengthOf);
  }

  /** Every list that there is. */
  async all(): Promise<ListLength[]> {
    return (await this.lengths().find({}).toArray()).map(lengthOf);
  }

  private async next(tx: Tx, { scope, at }: Place): Promise<Listing> {
    const row = await this.lengths(tx).findOneAndUpdate(
      { _id: scope },
      { $inc: { last: 1, left: 0 }, $max: { peak: at } },
      { session: tx.session, upsert: true, returnDocument: 'after' },
    );
    return { scope, seq: Number(row!.last), at, peak: row!.peak };
  }

  private lengths(tx?: Tx) {
    return (tx ?? this.store).collection<ListLengthDocument>(COLLECTIONS.listLengths);
  }
}

function stays(before: Listing, { scope, at }: Place): boolean {
  return before.scope === scope && (isScopeOfNobody(scope) || before.at.getTime() === at.getTime());
}

function lengthOf({ _id, last, left }: ListLengthDocument): ListLength {
  return { scope: _id, last: Number(last), total: Number(last) - Number(left) };
}
