import { Injectable } from '@nestjs/common';
import { StoreConnection } from '@pc/store';
import type { AccessKey } from '../../domain/access-key';
import { contradictionsIn, type Evidence } from '../../domain/contradictions';
import { Contradictions, type Findings } from '../../ports/contradictions';
import { AccountMapper } from './account.mapper';
import type { ReportDocument } from './reports/report.mapper';
import {
  COLLECTIONS,
  type AccountDocument,
  type AssociationLogDocument,
  type CompanyDocument,
  type KeyDocument,
  type ListLengthDocument,
  type PendingAssociationDocument,
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
    const reports = await this.reports();
    const ofOneMoment = await this.accountsAndWhatTheyShare();
    const { accounts, companies } = ofOneMoment;
    const breaches = contradictionsIn({
      ...ofOneMoment,
      reports,
      keys: keys.map(keyOf),
      users: users.map(({ _id, accountId }) => ({ id: _id, accountId })),
    });
    const associations = accounts.filter((account) => account.type === 'CUSTOMER' && account.association).length;
    const resellers = accounts.filter(({ type }) => type === 'RESELLER').length;
    const counts = { associations, resellers, access_keys: keys.length, users: users.length, companies: companies.length };
    return { checked: { accounts: accounts.length, ...counts, reports: reports.length }, breaches };
  }

  private async reports(): Promise<Evidence['reports']> {
    const reports = this.store.collection<ReportDocument>(COLLECTIONS.reports);
    const found = await reports.find({}, { projection: { partnerId: 1, status: 1 } }).toArray();
    return found.map(({ _id, partnerId, status }) => ({ id: _id, partnerId, status }));
  }

  /** Accounts, the log of their associations, the lengths of their lists, companies and what is promised, as of one moment. */
  private accountsAndWhatTheyShare(): Promise<Pick<Evidence, 'accounts' | 'log' | 'lists' | 'companies' | 'promised'>> {
    return this.store.withTransaction(async (session) => {
      const documents = await this.store
        .collection<AccountDocument>(COLLECTIONS.accounts)
        .find({}, { session, projection: { passwordHash: 0 } })
        .toArray();
      const log = await this.store.collection<AssociationLogDocument>(COLLECTIONS.associationLog).find({}, { session }).toArray();
      const lengths = await this.store.collection<ListLengthDocument>(COLLECTIONS.listLengths).find({}, { session }).toArray();
      const companies = await this.store.collection<CompanyDocument>(COLLECTIONS.companies).find({}, { session }).toArray();
      const pendings = await this.store
        .collection<PendingAssociationDocument>(COLLECTIONS.pendingAssociations)
        .find({}, { session })
        .toArray();
      return {
        accounts: documents.map((document) => this.mapper.fromDocument(document)),
        log,
        lists: listsOf(documents, lengths),
        companies: companies.map(({ _id, mainAccountId }) => ({ id: _id, mainAccountId })),
        promised: pendings.map(({ _id, waiting }) => ({ customerId: _id, waiting: waiting === true })),
      };
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
