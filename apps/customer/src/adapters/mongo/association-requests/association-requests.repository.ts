import { Injectable } from '@nestjs/common';
import { isRefusal, type Refusal } from '@pc/kernel';
import { Collision, StoreConnection, type Tx } from '@pc/store';
import type { AssociationRequest } from '../../../domain/association-requests/association-request';
import type { Page } from '../../../ports/accounts';
import { AssociationRequests, type RequestFilter } from '../../../ports/association-requests';
import { ASSOCIATION_REQUESTS, requestDocument, requestOf, type AssociationRequestDocument } from './association-request.document';
import { publishChange } from './association-request.publisher';

@Injectable()
export class AssociationRequestsRepository extends AssociationRequests {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async find(id: string, tx?: Tx): Promise<AssociationRequest | undefined> {
    const document = await this.load(id, tx);
    return document && requestOf(document);
  }

  override async ofCustomer(tx: Tx, customerId: string): Promise<AssociationRequest[]> {
    const documents = await this.collection(tx).find({ customerId }, { session: tx.session }).toArray();
    return documents.map(requestOf);
  }

  override async add(tx: Tx, request: AssociationRequest): Promise<AssociationRequest> {
    const told = publishChange(tx, undefined, request);
    await this.collection(tx).insertOne(requestDocument(told, tx.position()), { session: tx.session });
    return told;
  }

  override async update(
    tx: Tx,
    id: string,
    decide: (request: AssociationRequest) => AssociationRequest | Refusal,
  ): Promise<AssociationRequest | Refusal | undefined> {
    const document = await this.load(id, tx);
    if (!document) return undefined;
    const before = requestOf(document);
    const after = decide(before);
    if (isRefusal(after) || after === before) return after;
    const told = publishChange(tx, before, after);
    const { _id, ...next } = requestDocument(told, tx.position());
    const guard = { _id, position: document.position };
    const { matchedCount } = await this.collection(tx).replaceOne(guard, next, { session: tx.session });
    if (matchedCount === 0) throw new Collision(`The request ${id} was changed by another`, ASSOCIATION_REQUESTS);
    return told;
  }

  override async unlinksDue(now: Date, limit: number): Promise<string[]> {
    const documents = await this.collection()
      .find({ 'unlink.until': { $lte: now } }, { projection: { _id: 1 } })
      .sort({ 'unlink.until': 1 })
      .limit(limit)
      .toArray();
    return documents.map(({ _id }) => _id);
  }

  override async list(filter: RequestFilter, { offset, limit }: Page): Promise<{ count: number; requests: AssociationRequest[] }> {
    const order = { submittedAt: -1, _id: 1 } as const;
    const [count, documents] = await Promise.all([
      this.collection().countDocuments(filter),
      this.collection().find(filter).sort(order).skip(offset).limit(limit).toArray(),
    ]);
    return { count: Number(count), requests: documents.map(requestOf) };
  }

  private async load(id: string, tx: Tx | undefined): Promise<AssociationRequestDocument | undefined> {
    const document = await this.collection(tx).findOne({ _id: id }, tx && { session: tx.session });
    if (document) tx?.observe(document.position);
    return document ?? undefined;
  }

  private collection(tx?: Tx) {
    return (tx ?? this.store).collection<AssociationRequestDocument>(ASSOCIATION_REQUESTS);
  }
}
