import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import { newCustomer, type Customer } from '../../domain/customer';
import { Customers } from '../../ports/customers';
import { CUSTOMERS, type CustomerDocument } from './collections';

@Injectable()
export class CustomersRepository extends Customers {
  override async change(tx: Tx, id: string, change: (customer: Customer) => Customer): Promise<Customer> {
    const stored = await tx.collection<CustomerDocument>(CUSTOMERS).findOne({ _id: id }, { session: tx.session });
    if (stored) tx.observe(stored.position);
    const { events = 0, position = 0 } = stored ?? {};
    const { id: _id, ...after } = change(stored ? customerOf(stored) : newCustomer(id));
    await tx
      .collection<CustomerDocument>(CUSTOMERS)
      .replaceOne({ _id: id }, { ...after, events, position }, { session: tx.session, upsert: true });
    return { id, ...after };
  }

  override async nextEvent(tx: Tx, id: string): Promise<number> {
    const change = { $inc: { events: 1 }, $set: { position: tx.position() } };
    const customer = await tx
      .collection<CustomerDocument>(CUSTOMERS)
      .findOneAndUpdate({ _id: id }, change, { session: tx.session, returnDocument: 'after' });
    if (!customer) throw new Error(`There is no customer ${id} here`);
    return customer.events;
  }
}

function customerOf({ _id, fence, unlinkOver }: CustomerDocument): Customer {
  return { id: _id, ...(fence && { fence }), unlinkOver };
}
