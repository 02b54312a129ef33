import { Injectable } from '@nestjs/common';
import { keepNewer, nextEventAbout, type Tx } from '@pc/store';
import { newCustomer, type Customer } from '../../domain/customer';
import type { Partner, Reseller } from '../../domain/partner';
import { Parties } from '../../ports/parties';
import { CUSTOMERS, PARTNERS, RESELLERS } from './collections';
import { customerOf, type CustomerDocument, type PartnerDocument, type ResellerDocument } from './party.documents';

@Injectable()
export class PartiesRepository extends Parties {
  async partner(tx: Tx, id: string): Promise<Partner | undefined> {
    return named(await tx.collection<PartnerDocument>(PARTNERS).findOne({ _id: id }, { session: tx.session }));
  }

  async reseller(tx: Tx, id: string): Promise<Reseller | undefined> {
    return named(await tx.collection<ResellerDocument>(RESELLERS).findOne({ _id: id }, { session: tx.session }));
  }

  async customer(tx: Tx, id: string): Promise<Customer | undefined> {
    const stored = await tx.collection<CustomerDocument>(CUSTOMERS).findOne({ _id: id }, { session: tx.session });
    return stored && stored.version > 0 ? customerOf(stored) : undefined;
  }

  learnPartner(tx: Tx, { id, ...partner }: Partner): Promise<void> {
    return keepNewer(tx, PARTNERS, { _id: id, ...partner });
  }

  learnReseller(tx: Tx, { id, ...reseller }: Reseller): Promise<void> {
    return keepNewer(tx, RESELLERS, { _id: id, ...reseller });
  }

  async changeCustomer(tx: Tx, id: string, change: (copy: Customer) => Customer): Promise<Customer> {
    const stored = await tx.collection<CustomerDocument>(CUSTOMERS).findOne({ _id: id }, { session: tx.session });
    if (stored) tx.observe(stored.position);
    const { events = 0, position = 0, changes = 0 } = stored ?? {};
    const { id: _id, ...after } = change(stored ? customerOf(stored) : newCustomer(id));
    await tx
      .collection<CustomerDocument>(CUSTOMERS)
      .replaceOne({ _id: id }, { ...after, changes: changes + 1, events, position }, { session: tx.session, upsert: true });
    return { id, ...after };
  }

  nextCustomerEvent(tx: Tx, id: string): Promise<number> {
    return nextEventAbout(tx, CUSTOMERS, id);
  }
}

function named<T extends { readonly _id: string }>(document: T | null): (Omit<T, '_id'> & { id: string }) | undefined {
  if (!document) return undefined;
  const { _id, ...rest } = document;
  return { ...rest, id: _id };
}
