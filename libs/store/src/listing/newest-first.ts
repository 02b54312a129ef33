import type { NamedIndex } from '../connection/indexes';
import type { StoreConnection } from '../connection/store-connection';
import type { Row } from '../connection/types';
import type { Tx } from '../transactions/tx';
import { ListCounters, type ScopeCount } from './list-counters';
import { merge, slice } from './merge';
import { walkDown, type Ranked } from './rank-walk';

export interface PageQuery {
  /** Whose rows: one scope, or several that are shown as one list. */
  readonly scopes: readonly string[];
  /** Further conditions; absent or empty: all rows of the scopes. */
  readonly filter?: Row;
  /** Records skipped, not pages (api 7.2). */
  readonly offset: number;
  readonly limit: number;
  readonly projection?: Row;
  /** The filter alone finds few rows by an index of its own (an exact id, a customer). */
  readonly selective?: boolean;
}

export interface Page<T> {
  readonly rows: T[];
  /** All rows that match, not only these (api 7.4). */
  readonly total: number;
}

/** What one collection gives to a list of several; see `pageOfParts`. */
export interface Part<V> {
  readonly total: number;
  /** From the newest down; rows may be keys alone until they are shown. */
  readonly places: AsyncIterable<Place>;
  /** By the ids of the rows, as text. */
  show(rows: readonly Ranked[]): Promise<Map<string, V>>;
}

export interface Place {
  readonly age: Date;
  readonly row: Ranked;
}

export interface NewestFirstOptions {
  /** The field that tells which of two rows is newer, for several scopes at once; rises like the ranks do. `_id` unless told. */
  readonly age?: string;
}

/**
 * Lists of a collection whose rows carry `scope` and `seq`, newest first (api 7.7).
 * Writers get ranks from `next`; the collection needs `RANK_INDEX`.
 */
export class NewestFirst<T extends Ranked = Ranked> {
  private readonly counters: ListCounters;
  private readonly age: string;

  constructor(
    private readonly store: StoreConnection,
    private readonly collection: string,
    options: NewestFirstOptions = {},
  ) {
    this.counters = new ListCounters(store, collection);
    this.age = options.age ?? '_id';
  }

  /** See ListCounters. */
  next(tx: Tx, scope: string, count = 1): Promise<number> {
    return this.counters.next(tx, scope, count);
  }

  /** See ListCounters. */
  leave(tx: Tx, scope: string, count = 1): Promise<void> {
    return this.counters.leave(tx, scope, count);
  }

  /** Every scope that ever had a row, for an operator's view. */
  scopes(): Promise<string[]> {
    return this.counters.scopes();
  }

  /** One page and the exact total. Rows that come in while it is read do not shift it. */
  async page(query: PageQuery): Promise<Page<T>> {
    if (query.selective) return this.pageOfFew(query);
    const { counts, total } = await this.counted(query);
    if (query.offset >= total) return { rows: [], total };
    return { rows: await this.read(counts, query), total };
  }

  /** The rows of a list that other collections are part of, too. Offset and limit are those of the whole, `time` is what it is ordered by. */
  async part<V>(query: PageQuery, time: string, show: (row: T) => V): Promise<Part<V>> {
    const { rows, total, whole } = await this.open(query, time);
    return {
      total,
      places: placed(rows, time),
      show: async (chosen) => {
        const found = whole ? (chosen as T[]) : await this.load(chosen as T[], query.projection);
        return new Map(found.map((row) => [String(row._id), show(row)]));
      },
    };
  }

  private async open(query: PageQuery, time: string): Promise<{ rows: Iterable<T> | AsyncIterable<T>; total: number; whole: boolean }> {
    const few = query.selective && (await this.pageOfFew({ ...query, offset: 0, limit: Math.min(query.offset + query.limit, MOST_ROWS) }));
    if (few) return { ...few, whole: true };
    const { counts, total } = await this.counted(query);
    return { rows: this.walk(counts, query, { [time]: 1 }), total, whole: !skipsMuch(query) };
  }

  private async counted(query: PageQuery): Promise<{ counts: ScopeCount[]; total: number }> {
    const counts = (await this.counters.read([...new Set(query.scopes)])).filter(({ last }) => last > 0);
    return { counts, total: isFiltered(query) ? await this.count(counts, query.filter!) : sum(counts) };
  }

  private async read(counts: readonly ScopeCount[], query: PageQuery): Promise<T[]> {
    const { offset, limit, filter = {}, projection } = query;
    const [only] = counts;
    if (counts.length === 1 && only!.total === only!.last && !isFiltered(query)) {
      return slice(walkDown(this.rows, { ...only!, last: only!.last - offset, filter, projection, window: limit }), 0, limit);
    }
    const rows = await slice(this.walk(counts, query), offset, limit);
    return skipsMuch(query) ? this.load(rows, projection) : rows;
  }

  /** What is skipped is not loaded: where that is much, the rows are keys alone. */
  private walk(counts: readonly ScopeCount[], query: PageQuery, also: Row = {}): AsyncGenerator<T> {
    const { offset, limit, filter = {}, projection } = query;
    const keys = { scope: 1, seq: 1, [this.age]: 1, ...also };
    const fields = skipsMuch(query) ? keys : withKeys(projection, keys);
    const window = Math.ceil((offset + limit) / Math.max(counts.length, 1));
    const walks = counts.map((count) => walkDown(this.rows, { ...count, filter, projection: fields, window }));
    return merge(walks, (a, b) => a[this.age] > b[this.age]);
  }

  private async load(keys: readonly T[], projection: Row | undefined): Promise<T[]> {
    const ids = keys.map((key) => key._id as string);
    const rows = await this.rows.find<T>({ _id: { $in: ids } } as never, { projection: projection as Row }).toArray();
    const byId = new Map(rows.map((row) => [String(row._id), row]));
    return ids.map((id) => byId.get(String(id))).filter((row) => row !== undefined);
  }

  private async count(counts: readonly ScopeCount[], filter: Row): Promise<number> {
    const numbers = await Promise.all(
      counts.map(({ scope, last }) => this.rows.countDocuments({ ...filter, scope, seq: { $lte: last } } as never)),
    );
    return numbers.reduce((total, number) => total + number, 0);
  }

  private async pageOfFew({ filter = {}, projection, offset, limit, ...query }: PageQuery): Promise<Page<T>> {
    const scopes = [...new Set(query.scopes)];
    const condition = { ...filter, scope: scopes.length === 1 ? scopes[0] : { $in: scopes } } as never;
    const order = scopes.length === 1 ? { seq: -1 as const } : { [this.age]: -1 as const, _id: -1 as const };
    const [rows, total] = await Promise.all([
      this.rows.find<T>(condition, { projection: projection as Row, sort: order, skip: offset, limit }).toArray(),
      this.rows.countDocuments(condition),
    ]);
    return { rows, total };
  }

  private get rows() {
    return this.store.collection<T>(this.collection);
  }
}

/** The largest number that a store takes for a limit. */
const MOST_ROWS = 2 ** 31 - 1;

/** The index by which the windows are read; every listed collection has it. */
export const RANK_INDEX: NamedIndex = { name: 'scope_seq', key: { scope: 1, seq: 1 } };

function isFiltered({ filter }: PageQuery): boolean {
  return filter !== undefined && Object.keys(filter).length > 0;
}

async function* placed<T extends Ranked>(rows: Iterable<T> | AsyncIterable<T>, time: string): AsyncGenerator<Place> {
  for await (const row of rows) yield { age: row[time] as Date, row };
}

function skipsMuch({ offset, limit }: PageQuery): boolean {
  return offset > limit;
}

/** A projection of some fields gets those by which the rows are merged; one that leaves fields out stays as it is. */
function withKeys(projection: Row | undefined, keys: Row): Row | undefined {
  return projection && Object.values(projection).some(Boolean) ? { ...projection, ...keys } : projection;
}

function sum(counts: readonly ScopeCount[]): number {
  return counts.reduce((total, count) => total + count.total, 0);
}
