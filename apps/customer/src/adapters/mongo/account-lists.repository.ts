import { Injectable } from '@nestjs/common';
import { StoreConnection } from '@pc/store';
import type { AccountOf } from '../../domain/account';
import { nameKey } from '../../domain/account-name';
import { AccountLists, type Page } from '../../ports/accounts';
import { AccountMapper } from './account.mapper';
import { COLLECTIONS, type AccountDocument } from './collections';

type Dealer = AccountOf<'PARTNER'> | AccountOf<'RESELLER'>;

@Injectable()
export class AccountListsRepository extends AccountLists {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: AccountMapper,
  ) {
    super();
  }

  override async dealers(name: string | undefined, page: Page): Promise<{ count: number; dealers: Dealer[] }> {
    const named = name === undefined ? {} : { nameKey: nameKey(name) };
    const { count, accounts } = await this.page({ ...named, type: { $in: ['PARTNER', 'RESELLER'] } }, { createdAt: 1, _id: 1 }, page);
    return { count, dealers: accounts as Dealer[] };
  }

  private async page(filter: object, sort: Record<string, 1 | -1>, { offset, limit }: Page) {
    const [count, documents] = await Promise.all([
      this.collection().countDocuments(filter),
      this.collection()
        .find(filter, { projection: { passwordHash: 0 } })
        .sort(sort)
        .skip(offset)
        .limit(limit)
        .toArray(),
    ]);
    return { count: Number(count), accounts: documents.map((document) => this.mapper.fromDocument(document)) };
  }

  private collection() {
    return this.store.collection<AccountDocument>(COLLECTIONS.accounts);
  }
}
