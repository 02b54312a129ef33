import { Injectable } from '@nestjs/common';
import { Collision, StoreConnection, type Tx } from '@pc/store';
import type { Company, EditStatus, ProfileEdit } from '../../../domain/companies/company';
import type { Page } from '../../../ports/accounts';
import { Companies } from '../../../ports/companies';
import { COLLECTIONS, type AccountDocument, type CompanyDocument, type ProfileEditDocument } from '../collections';

@Injectable()
export class CompaniesRepository extends Companies {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async find(id: string, tx?: Tx): Promise<Company | undefined> {
    const document = await this.companies(tx).findOne({ _id: id }, tx && { session: tx.session });
    return document ? companyOf(document) : undefined;
  }

  override async findByCreditCode(creditCode: string, tx: Tx): Promise<Company | undefined> {
    const document = await this.companies(tx).findOne({ 'profile.creditCode': creditCode }, { session: tx.session });
    return document ? companyOf(document) : undefined;
  }

  override async add(tx: Tx, { id, ...company }: Company): Promise<void> {
    await this.companies(tx).insertOne({ _id: id, ...company }, { session: tx.session });
  }

  override async save(tx: Tx, { id: _id, revision, ...company }: Company): Promise<void> {
    const next = { ...company, revision: revision + 1 };
    const { matchedCount } = await this.companies(tx).replaceOne({ _id, revision }, next, { session: tx.session });
    if (matchedCount === 0) throw new Collision(`Company ${_id} was changed at the same moment`);
  }

  override async addEdit(tx: Tx, { id, ...edit }: ProfileEdit): Promise<void> {
    await this.allEdits(tx).insertOne({ _id: id, ...edit }, { session: tx.session });
  }

  override async findEdit(id: string, tx?: Tx): Promise<ProfileEdit | undefined> {
    const document = await this.allEdits(tx).findOne({ _id: id }, tx && { session: tx.session });
    return document ? editOf(document) : undefined;
  }

  override async saveEdit(tx: Tx, { id, ...edit }: ProfileEdit): Promise<void> {
    await this.allEdits(tx).replaceOne({ _id: id }, edit, { session: tx.session });
  }

  override async edits(status: EditStatus | undefined, { offset, limit }: Page): Promise<{ count: number; edits: ProfileEdit[] }> {
    const filter = status === undefined ? {} : { status };
    const [count, documents] = await Promise.all([
      this.allEdits().countDocuments(filter),
      this.allEdits().find(filter).sort({ submittedAt: 1, _id: 1 }).skip(offset).limit(limit).toArray(),
    ]);
    return { count: Number(count), edits: documents.map(editOf) };
  }

  override async latestEdit(companyId: string): Promise<ProfileEdit | undefined> {
    const [latest] = await this.allEdits().find({ companyId }).sort({ submittedAt: -1, _id: -1 }).limit(1).toArray();
    return latest && editOf(latest);
  }

  override async partnersOf(tx: Tx, companyId: string): Promise<string[]> {
    const documents = await tx
      .collection<AccountDocument>(COLLECTIONS.accounts)
      .find({ companyId, type: 'PARTNER' }, { session: tx.session, projection: { _id: 1 } })
      .toArray();
    return documents.map(({ _id }) => _id);
  }

  private companies(tx?: Tx) {
    return (tx ?? this.store).collection<CompanyDocument>(COLLECTIONS.companies);
  }

  private allEdits(tx?: Tx) {
    return (tx ?? this.store).collection<ProfileEditDocument>(COLLECTIONS.profileEdits);
  }
}

function companyOf({ _id, ...company }: CompanyDocument): Company {
  return { id: _id, ...company };
}

function editOf({ _id, ...edit }: ProfileEditDocument): ProfileEdit {
  return { id: _id, ...edit };
}
