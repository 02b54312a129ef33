import { Injectable } from '@nestjs/common';
import { StoreConnection } from '@pc/store';
import type { AccessKey } from '../../domain/access-key';
import { contradictionsIn, type Evidence } from '../../domain/contradictions';
import { Contradictions, type Findings } from '../../ports/contradictions';
import { AccountMapper } from './account.mapper';
import {
  COLLECTIONS,
  type AccountDocument,
  type AssociationLogDocument,
  type KeyDocument,
  type ListLengthDocument,
  type UserDocument,
} from './collections';

@Injectable()
export class ContradictionsReader extends Contradictions {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: AccountMapper,
  ) {
    super();
  }

  /** What hangs on accounts is read before them, so that what comes to be meanwhile is no breach. */
  override async find(): Promise<Findings> {
    const keys = await this.store
      .collection<KeyDocument>(COLLECTIONS.keys)
      .find({}, { projection: { sealedSecretKey: 0 } })
      .toArray();
    const users = await this.store
      .collection<UserDocument>(COLLECTIONS.users)
      .find({}, { projection: { accountId: 1 } })
      .toArray();
    const { accounts, log, lists } = await this.accountsLogAndLists();
    const breaches = contradictionsIn({
      accounts,
      log,
      lists,
      keys: keys.map(keyOf),
      users: users.map(({ _id, accountId }) => ({ id: _id, accountId })),
    });
    const associations = accounts.filter((account) => account.type === 'CUSTOMER' && account.association).length;
    const resellers = accounts.filter(({ type }) => type === 'RESELLER').length;
    return { checked: { accounts: accounts.length, associations, resellers, access_keys: keys.length, users: users.length }, breaches };
  }

  /** Accounts, the log of their associations and the lengths of their lists, as of one moment. */
  private accountsLogAndLists(): Promise<Pick<Evidence, 'accounts' | 'log' | 'lists'>> {
    return this.store.withTransaction(async (session) => {
      const documents = await this.store
        .collection<AccountDocument>(COLLECTIONS.accounts)
        .find({}, { session, projection: { passwordHash: 0 } })
        .toArray();
      const log = await this.store.collection<AssociationLogDocument>(COLLECTIONS.associationLog).find({}, { session }).toArray();
      const lengths = await this.store.collection<ListLengthDocument>(COLLECTIONS.listLengths).find({}, { session }).toArray();
      return { accounts: documents.map((document) => this.mapper.fromDocument(document)), log, lists: listsOf(documents, lengths) };
    });
  }
}

function listsOf(documents: readonly AccountDocument[], lengths: readonly ListLengthDocument[]): Evidence['lists'] {
  const standing = Map.groupBy(documents, ({ listing }) => listing?.scope);
  const said = new Map(lengths.map(({ _id, last, left }) => [_id, Number(last) - Number(left)]));
  const ids = new Set([...said.keys(), ...[...standing.keys()].filter((scope) => scope !== undefined)]);
  return [...ids].map((id) => ({ id, length: said.get(id) ?? 0, found: standing.get(id)?.length ?? 0 }));
}

function keyOf({ _id, ...key }: Omit<KeyDocument, 'sealedSecretKey'>): AccessKey {
  return { accessKey: _id, ...key };
}
