import { Injectable } from '@nestjs/common';
import { keepNewer, nextEventAbout, StoreConnection, type Copy, type Row, type Tx } from '@pc/store';
import { unknownCustomer, type Customer } from '../../domain/customer';
import type { Partner, Reseller } from '../../domain/partner';
import { Parties } from '../../ports/parties';
import { CUSTOMERS, PARTNERS, RESELLERS } from './collections';
import { KnownIds } from './known-ids';
import {
  customerFields,
  customerOf,
  partnerDocument,
  partnerOf,
  resellerDocument,
  resellerOf,
  type CustomerDocument,
  type PartnerDocument,
  type ResellerDocument,
} from './party.documents';

const COLLECTIONS = { partners: PARTNERS, resellers: RESELLERS, customers: CUSTOMERS } as const;

@Injectable()
export class PartiesRepository extends Parties {
  private readonly known = { partners: new KnownIds(), resellers: new KnownIds(), customers: new KnownIds() };

  constructor(private readonly store: StoreConnection) {
    super();
  }

  async partners(tx: Tx, ids: readonly string[]): Promise<Map<string, Partner>> {
    return byId((await load<PartnerDocument>(tx, PARTNERS, ids)).map(partnerOf));
  }

  async resellers(tx: Tx, ids: readonly string[]): Promise<Map<string, Reseller>> {
    return byId((await load<ResellerDocument>(tx, RESELLERS, ids)).map(resellerOf));
  }

  async customers(tx: Tx, ids: readonly string[]): Promise<Map<string, Customer>> {
    return byId((await load<CustomerDocument>(tx, CUSTOMERS, ids)).map(customerOf));
  }

  async unknown(kind: keyof typeof COLLECTIONS, ids: readonly string[]): Promise<string[]> {
    const known = this.known[kind];
    const missing = known.missing(ids);
    if (missing.length === 0) return [];
    const found = await this.store
      .collection<Copy>(COLLECTIONS[kind])
      .find({ _id: { $in: missing }, version: { $gt: 0 } }, { projection: { _id: 1 } })
      .toArray();
    known.add(found.map(({ _id }) => _id));
    return known.missing(missing);
  }

  learnPartner(tx: Tx, partner: Partner): Promise<void> {
    return keepNewer(tx, PARTNERS, partnerDocument(partner));
  }

  learnReseller(tx: Tx, reseller: Reseller): Promise<void> {
    return keepNewer(tx, RESELLERS, resellerDocument(reseller));
  }

  async changeCustomer(tx: Tx, id: string, change: (copy: Customer) => Customer): Promise<Customer> {
    const [stored] = await load<CustomerDocument>(tx, CUSTOMERS, [id]);
    if (stored) tx.observe(stored.position);
    const before = stored ? customerOf(stored) : unknownCustomer(id);
    const after = change(before);
    if (after === before) return after;
    const { events = 0, position = 0 } = stored ?? {};
    const document: CustomerDocument = { _id: id, ...customerFields(after), events, position };
    await tx.collection<CustomerDocument>(CUSTOMERS).replaceOne({ _id: id }, document, { session: tx.session, upsert: true });
    return after;
  }

  /** The document must really change: a write that leaves it as it is collides with nobody. */
  async meetAtCustomer(tx: Tx, id: string): Promise<void> {
    await tx.collection<CustomerDocument>(CUSTOMERS).updateOne({ _id: id }, { $inc: { meetings: 1 } }, { session: tx.session });
  }

  nextCustomerEvent(tx: Tx, id: string): Promise<number> {
    return nextEventAbout(tx, CUSTOMERS, id);
  }
}

async function load<T extends Row & { readonly _id: string }>(tx: Tx, collection: string, ids: readonly string[]): Promise<T[]> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return [];
  return (await tx
    .collection<Copy>(collection)
    .find({ _id: { $in: unique } }, { session: tx.session })
    .toArray()) as unknown as T[];
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
