import { Controller } from '@nestjs/common';
import { HandleEvent, type BusEvent } from '@pc/bus';
import { customer as contracts, type DataOf } from '@pc/contracts';
import { FollowCustomers } from '../use-cases/follow-customers/follow-customers.use-case';

/** What the customer service tells of customers (interactions 2). */
@Controller()
export class CustomerEventsController {
  constructor(private readonly customers: FollowCustomers) {}

  @HandleEvent(contracts.associationStarted)
  associationStarted(event: BusEvent<DataOf<typeof contracts.associationStarted>>): Promise<void> {
    return this.customers.associationStarted(event);
  }

  @HandleEvent(contracts.associationEnded)
  associationEnded(event: BusEvent<DataOf<typeof contracts.associationEnded>>): Promise<void> {
    return this.customers.associationEnded(event);
  }

  @HandleEvent(contracts.accountFactsChanged)
  factsChanged(event: BusEvent<DataOf<typeof contracts.accountFactsChanged>>): Promise<void> {
    return this.customers.factsChanged(event);
  }
}
