import { Injectable } from '@nestjs/common';
import { StoreConnection, type Tx } from '@pc/store';
import { unknownCustomer, type Customer } from '../../domain/customer';
import { Customers } from '../../ports/customers';
import { CUSTOMERS, type CustomerDocument } from './collections';

@Injectable()
export class CustomersRepository extends Customers {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async find(id: string): Promise<Customer | undefined> {
    const stored = await this.store.collection<CustomerDocument>(CUSTOMERS).findOne({ _id: id });
    return stored && stored.version > 0 ? customerOf(stored) : undefined;
  }

  override async change(tx: Tx, id: string, change: (copy: Customer) => Customer): Promise<Customer> {
    const customers = tx.collection<CustomerDocument>(CUSTOMERS);
    const stored = await customers.findOne({ _id: id }, { session: tx.session });
    const after = change(stored ? customerOf(stored) : unknownCustomer(id));
    const { id: _id, ...rest } = after;
    const document = { ...rest, changes: (stored?.changes ?? 0) + 1 };
    await customers.replaceOne({ _id: id }, document, { session: tx.session, upsert: true });
    return after;
  }
}

function customerOf({ _id: id, changes: _changes, ...rest }: CustomerDocument): Customer {
  return { id, ...rest };
}
