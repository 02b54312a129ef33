import { Controller } from '@nestjs/common';
import { HandleEvent, type BusEvent } from '@pc/bus';
import { customer as contracts, type DataOf } from '@pc/contracts';
import { SettleAssociation } from '../use-cases/settle-association/settle-association.use-case';

/** What the customer service tells. */
@Controller()
export class CustomerEventsController {
  constructor(private readonly settleAssociation: SettleAssociation) {}

  @HandleEvent(contracts.associationEnded)
  associationEnded(event: BusEvent<DataOf<typeof contracts.associationEnded>>): Promise<void> {
    return this.settleAssociation.execute(event);
  }

  @HandleEvent(contracts.associationSwitched)
  associationSwitched(event: BusEvent<DataOf<typeof contracts.associationSwitched>>): Promise<void> {
    return this.settleAssociation.execute(event);
  }
}
