import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import { SealedField, StoreConnection, type Filter, type Tx } from '@pc/store';
import type { Application } from '../../domain/application';
import { Applications, type ApplicationFilter, type Page } from '../../ports/applications';
import { applicationDocument, applicationOf, type ApplicationDocument } from './application.document';
import { REALNAME_APPLICATIONS } from './collections';

const NEWEST_FIRST = { submitted_at: -1, _id: -1 } as const;

@Injectable()
export class ApplicationsRepository extends Applications {
  private readonly secrets: SealedField;

  constructor(
    private readonly store: StoreConnection,
    sealer: Sealer,
  ) {
    super();
    this.secrets = new SealedField(sealer, 'realname.application');
  }

  override async find(tx: Tx, id: string): Promise<Application | undefined> {
    const found = await tx.collection<ApplicationDocument>(REALNAME_APPLICATIONS).findOne({ _id: id }, { session: tx.session });
    return found ? applicationOf(found, this.secrets) : undefined;
  }

  override async save(tx: Tx, application: Application): Promise<void> {
    const { _id, ...document } = applicationDocument(application, this.secrets);
    const applications = tx.collection<ApplicationDocument>(REALNAME_APPLICATIONS);
    await applications.replaceOne({ _id }, document, { session: tx.session, upsert: true });
  }

  override async latestOf(customerId: string): Promise<Application | undefined> {
    const found = await this.collection.findOne({ customer_id: customerId }, { sort: NEWEST_FIRST });
    return found ? applicationOf(found, this.secrets) : undefined;
  }

  override async list({ customerId, status }: ApplicationFilter, { offset, limit }: Page) {
    const filter: Filter<ApplicationDocument> = {
      ...(customerId !== undefined && { customer_id: customerId }),
      ...(status !== undefined && { status }),
    };
    const [count, found] = await Promise.all([
      this.collection.countDocuments(filter),
      this.collection.find(filter).sort(NEWEST_FIRST).skip(offset).limit(limit).toArray(),
    ]);
    return { count, applications: found.map((document) => applicationOf(document, this.secrets)) };
  }

  private get collection() {
    return this.store.collection<ApplicationDocument>(REALNAME_APPLICATIONS);
  }
}
