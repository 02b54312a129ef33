import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import { StoreConnection, type Tx } from '@pc/store';
import type { AccessConfiguration } from '../../../domain/sso/access-configuration';
import { AccessConfigurations } from '../../../ports/sso/access-configurations';
import { SSO_COLLECTIONS } from './collections';

/** The contact is a person's: it is kept sealed. */
type Document = Omit<AccessConfiguration, 'partnerId' | 'contact'> & { _id: string; sealedContact?: string };
const PURPOSE = 'access-configuration.contact';

@Injectable()
export class AccessConfigurationsRepository extends AccessConfigurations {
  constructor(
    private readonly store: StoreConnection,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  override find(partnerId: string, tx?: Tx): Promise<AccessConfiguration | undefined> {
    return this.load({ _id: partnerId }, tx);
  }

  override findByPlatform(xaccountType: string, tx?: Tx): Promise<AccessConfiguration | undefined> {
    return this.load({ xaccountType }, tx);
  }

  override async isBucketTaken(bucket: string, partnerId: string, tx: Tx): Promise<boolean> {
    const holder = await this.collection(tx).findOne({ bucket }, { session: tx.session, projection: { _id: 1 } });
    return holder !== null && holder._id !== partnerId;
  }

  override async save(tx: Tx, { partnerId, contact, ...fields }: AccessConfiguration): Promise<void> {
    const document = { ...fields, ...(contact !== undefined && { sealedContact: this.sealer.seal(contact, PURPOSE) }) };
    await this.collection(tx).replaceOne({ _id: partnerId }, document, { session: tx.session, upsert: true });
  }

  private async load(filter: object, tx: Tx | undefined): Promise<AccessConfiguration | undefined> {
    const document = await this.collection(tx).findOne(filter, tx && { session: tx.session });
    if (!document) return undefined;
    const { _id, sealedContact, ...fields } = document;
    return { partnerId: _id, ...fields, ...(sealedContact !== undefined && { contact: this.sealer.open(sealedContact, PURPOSE) }) };
  }

  private collection(tx?: Tx) {
    return (tx ?? this.store).collection<Document>(SSO_COLLECTIONS.configurations);
  }
}
