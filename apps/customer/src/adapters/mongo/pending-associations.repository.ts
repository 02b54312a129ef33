import { Injectable } from '@nestjs/common';
import { StoreConnection, type Tx } from '@pc/store';
import type { OpenAssociation, PendingAssociation } from '../../domain/registration/pending-association';
import type { Page } from '../../ports/accounts';
import { PendingAssociations, type PendingFilter, type PendingState } from '../../ports/pending-associations';
import { COLLECTIONS, type PendingAssociationDocument } from './collections';

/** What is done is removed; what was refused stays. */
@Injectable()
export class PendingAssociationsRepository extends PendingAssociations {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async add(tx: Tx, { customerId, ...pending }: PendingAssociation): Promise<void> {
    await this.collection(tx).insertOne({ _id: customerId, ...pending, waiting: true }, { session: tx.session });
  }

  override async find(tx: Tx, customerId: string): Promise<PendingAssociation | undefined> {
    const found = await this.collection(tx).findOne({ _id: customerId, waiting: true }, { session: tx.session });
    if (!found) return undefined;
    return openOf(found);
  }

  override async settle(tx: Tx, customerId: string, refused: string | undefined): Promise<void> {
    const which = { _id: customerId, waiting: true } as const;
    if (refused === undefined) await this.collection(tx).deleteOne(which, { session: tx.session });
    else
      await this.collection(tx).updateOne(
        which,
        { $unset: { waiting: true }, $set: { refused, refusedAt: tx.now } },
        { session: tx.session },
      );
  }

  override async stateOf(customerId: string): Promise<PendingState> {
    const found = await this.collection().findOne({ _id: customerId });
    if (found?.refused !== undefined) return { state: 'REFUSED', code: found.refused };
    return { state: found ? 'PENDING' : 'DONE' };
  }

  override async list(
    { partnerId, customerId, state }: PendingFilter,
    { offset, limit }: Page,
  ): Promise<{ count: number; associations: OpenAssociation[] }> {
    const filter = {
      ...(partnerId !== undefined && { partnerId }),
      ...(customerId !== undefined && { _id: customerId }),
      ...(state !== undefined && { waiting: state === 'PENDING' ? (true as const) : { $exists: false } }),
    };
    const [count, documents] = await Promise.all([
      this.collection().countDocuments(filter),
      this.collection().find(filter).sort({ createdAt: -1, _id: 1 }).skip(offset).limit(limit).toArray(),
    ]);
    return { count: Number(count), associations: documents.map(openOf) };
  }

  override async waiting(before: Date, limit: number): Promise<string[]> {
    const filter = { waiting: true as const, createdAt: { $lt: before } };
    const found = await this.collection()
      .find(filter, { projection: { _id: 1 } })
      .sort({ createdAt: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  private collection(tx?: Tx) {
    return (tx ?? this.store).collection<PendingAssociationDocument>(COLLECTIONS.pendingAssociations);
  }
}

function openOf({ _id, waiting: _waiting, refused: code, refusedAt: at, ...pending }: PendingAssociationDocument): OpenAssociation {
  return { customerId: _id, ...pending, ...(code !== undefined && at && { refusal: { code, at } }) };
}
