import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@pc/bus';
import type { customer as contracts, DataOf } from '@pc/contracts';
import { UnitOfWork } from '@pc/store';
import { followed, withAssociation, type Customer } from '../../domain/customer';
import { Customers } from '../../ports/customers';
import { customerFacts } from '../../views/customer-facts.view';

/** Keeps the copies of customers up to date; what is older than a copy changes nothing. */
@Injectable()
export class FollowCustomers {
  constructor(
    private readonly customers: Customers,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  associationStarted({ version, data }: BusEvent<DataOf<typeof contracts.associationStarted>>): Promise<void> {
    const { customer_id, partner_id: partnerId, indirect_partner_id: resellerId } = data;
    const association = { partnerId, ...(resellerId !== undefined && { resellerId }) };
    return this.follow(customer_id, version, (copy) => withAssociation(copy, association));
  }

  /** RN-29 */
  associationEnded({ version, data }: BusEvent<DataOf<typeof contracts.associationEnded>>): Promise<void> {
    return this.follow(data.customer_id, version, (copy) => withAssociation(copy, undefined));
  }

  /** The event names every fact that is set (customers 6.14). */
  factsChanged({ version, data }: BusEvent<DataOf<typeof contracts.accountFactsChanged>>): Promise<void> {
    return this.follow(data.account_id, version, (copy) => ({ ...copy, facts: customerFacts(data) }));
  }

  private async follow(id: string, version: number, change: (copy: Customer) => Customer): Promise<void> {
    await this.unitOfWork.run((tx) => this.customers.change(tx, id, (copy) => followed(copy, version, change)));
  }
}
