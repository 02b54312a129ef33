import { LIST_COUNTERS } from '../connection/own-collections';
import type { StoreConnection } from '../connection/store-connection';
import type { Tx } from '../transactions/tx';

interface CounterRow {
  _id: string;
  /** The last rank given. */
  last: number;
  /** Ranks that hold no row any more. */
  left: number;
}

/** How far a scope's ranks go, and how many rows it has. */
export interface ScopeCount {
  readonly scope: string;
  readonly last: number;
  readonly total: number;
}

/** Gives the rows of a list their ranks per scope, from 1 upwards, and so knows the number of rows without counting. */
export class ListCounters {
  constructor(
    private readonly store: StoreConnection,
    private readonly list: string,
  ) {}

  /**
   * Reserves `count` ranks and returns the first. Every one of them must be given to a row in the same transaction,
   * the newest row getting the highest. Transactions of one scope conflict here: keep a scope to one lane.
   */
  async next(tx: Tx, scope: string, count = 1): Promise<number> {
    const row = await this.rows.findOneAndUpdate(
      { _id: this.key(scope) },
      { $inc: { last: count, left: 0 } },
      { session: tx.session, upsert: true, returnDocument: 'after' },
    );
    return Number(row!.last) - count + 1;
  }

  /** Says that `count` rows of the scope have left the list. */
  async leave(tx: Tx, scope: string, count = 1): Promise<void> {
    await this.rows.updateOne({ _id: this.key(scope) }, { $inc: { left: count } }, { session: tx.session });
  }

  /** In the order of the scopes. */
  async read(scopes: readonly string[]): Promise<ScopeCount[]> {
    const rows = await this.rows.find({ _id: { $in: scopes.map((scope) => this.key(scope)) } }).toArray();
    const byKey = new Map(rows.map((row) => [row._id, row]));
    return scopes.map((scope) => {
      const row = byKey.get(this.key(scope));
      const last = Number(row?.last ?? 0);
      return { scope, last, total: last - Number(row?.left ?? 0) };
    });
  }

  /** Every scope that ever had a row, for views over all of them. */
  async scopes(): Promise<string[]> {
    const prefix = this.key('');
    const rows = await this.rows.find({}, { projection: { _id: 1 } }).toArray();
    return rows
      .map((row) => row._id)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  }

  private key(scope: string): string {
    return `${this.list}:${scope}`;
  }

  private get rows() {
    return this.store.collection<CounterRow>(LIST_COUNTERS);
  }
}
