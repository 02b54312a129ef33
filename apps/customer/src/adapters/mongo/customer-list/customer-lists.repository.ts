import { Injectable } from '@nestjs/common';
import { merge, slice, StoreConnection, type Row } from '@pc/store';
import type { Customer } from '../../../domain/account';
import type { Page } from '../../../ports/accounts';
import { CustomerLists, type CustomerFilter, type CustomerScope } from '../../../ports/customer-lists';
import { AccountMapper } from '../account.mapper';
import { COLLECTIONS, type AccountDocument } from '../collections';
import { conditionsOf } from './conditions';
import { ListPlaces, type ListLength } from './list-places';
import { comesBefore, count, walk, type ListKey } from './walk';
import { inWindow, windows } from './windows';

const FOLLOW_WINDOW = 500;
const FOLLOW_BATCH = 50;

@Injectable()
export class CustomerListsRepository extends CustomerLists {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: AccountMapper,
    private readonly places: ListPlaces,
  ) {
    super();
  }

  override async page(scope: CustomerScope, wanted: CustomerFilter, page: Page): Promise<{ count: number; customers: Customer[] }> {
    const filter = conditionsOf(wanted, this.mapper);
    const scopes = await this.scopesOf(scope);
    const few = wanted.ids !== undefined || wanted.phone !== undefined;
    const { total, keys } = await (few ? this.ofFew(scopes, filter, page) : this.ofMany(scopes, filter, page));
    return { count: total, customers: await this.load(keys) };
  }

  override async *toFollow(partnerId: string, frozen: boolean): AsyncIterable<string[]> {
    const off = frozen ? { 'association.type': '2', 'freezes.partnerFrozen': false } : { 'freezes.partnerFrozen': true };
    for (const { scope, last } of await this.lengths({ type: 'WITH_RESELLERS', partnerId }))
      for (const window of windows(last, FOLLOW_WINDOW, FOLLOW_WINDOW)) {
        const found = await this.collection()
          .find(inWindow(off, { scope, ...window }) as never, { projection: { _id: 1 } })
          .toArray();
        for (let done = 0; done < found.length; done += FOLLOW_BATCH) yield found.slice(done, done + FOLLOW_BATCH).map(({ _id }) => _id);
      }
  }

  override async releaseDue(until: Date, limit: number): Promise<string[]> {
    const due = this.collection().find({ 'freezes.releaseDueAt': { $lte: until } } as never, { projection: { _id: 1 } });
    return (await due.limit(limit).toArray()).map(({ _id }) => _id);
  }

  /** The first page and the count cost the same however long the list is; a search looks through all of it, window by window. */
  private async ofMany(scopes: readonly string[] | undefined, filter: Row, { offset, limit }: Page) {
    const lengths = scopes ? await this.places.read(scopes) : await this.places.all();
    if (lengths.length === 0) return { total: 0, keys: [] };
    const searched = Object.keys(filter).length > 0;
    const totals = await Promise.all(lengths.map(async (length) => (searched ? count(this.collection(), length, filter) : length.total)));
    const total = totals.reduce((sum, number) => sum + number, 0);
    if (offset >= total) return { total, keys: [] };
    const share = Math.ceil((offset + limit) / lengths.length);
    const walks = lengths.map((length) => walk(this.collection(), length, filter, share));
    return { total, keys: await slice(merge(walks, comesBefore), offset, limit) };
  }

  /** The filter alone finds few customers by an index of its own. */
  private async ofFew(scopes: readonly string[] | undefined, filter: Row, { offset, limit }: Page) {
    const condition = { ...filter, 'listing.scope': scopes ? { $in: scopes } : { $exists: true } };
    const found = await this.collection()
      .find<ListKey>(condition as never, { projection: { listing: 1 } })
      .toArray();
    const keys = found.toSorted((a, b) => (comesBefore(a, b) ? -1 : 1));
    return { total: keys.length, keys: keys.slice(offset, offset + limit) };
  }

  private async load(keys: readonly ListKey[]): Promise<Customer[]> {
    const ids = keys.map(({ _id }) => _id);
    const documents = await this.collection()
      .find({ _id: { $in: ids } }, { projection: { passwordHash: 0 } })
      .toArray();
    const byId = new Map(documents.map((document) => [document._id, this.mapper.fromDocument(document) as Customer]));
    return ids.map((id) => byId.get(id)).filter((customer) => customer !== undefined);
  }

  /** Undefined: all. */
  private async scopesOf(scope: CustomerScope): Promise<string[] | undefined> {
    if (scope.type === 'ALL') return undefined;
    if (scope.type === 'OF') return [scope.dealerId];
    const resellers = await this.collection()
      .find({ distributorId: scope.partnerId } as never, { projection: { _id: 1 } })
      .toArray();
    return [scope.partnerId, ...resellers.map(({ _id }) => _id)];
  }

  private async lengths(scope: CustomerScope): Promise<ListLength[]> {
    return this.places.read((await this.scopesOf(scope))!);
  }

  private collection() {
    return this.store.collection<AccountDocument>(COLLECTIONS.accounts);
  }
}
