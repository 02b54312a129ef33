import { Controller } from '@nestjs/common';
import { HandleEvent, type BusEvent } from '@pc/bus';
import { customer as contracts, type DataOf } from '@pc/contracts';
import { FollowParties } from '../use-cases/follow-parties/follow-parties.use-case';
import { SettleAssociation } from '../use-cases/settle-association/settle-association.use-case';

/** What the customer service tells. */
@Controller()
export class CustomerEventsController {
  constructor(
    private readonly parties: FollowParties,
    private readonly settleAssociation: SettleAssociation,
  ) {}

  @HandleEvent(contracts.partnerChanged)
  partnerChanged(event: BusEvent<DataOf<typeof contracts.partnerChanged>>): Promise<void> {
    return this.parties.partnerChanged(event);
  }

  @HandleEvent(contracts.resellerChanged)
  resellerChanged(event: BusEvent<DataOf<typeof contracts.resellerChanged>>): Promise<void> {
    return this.parties.resellerChanged(event);
  }

  @HandleEvent(contracts.customerCreated)
  customerCreated(event: BusEvent<DataOf<typeof contracts.customerCreated>>): Promise<void> {
    return this.parties.customerCreated(event);
  }

  @HandleEvent(contracts.freezeChanged)
  freezeChanged(event: BusEvent<DataOf<typeof contracts.freezeChanged>>): Promise<void> {
    return this.parties.freezeChanged(event);
  }

  @HandleEvent(contracts.associationStarted)
  associationStarted(event: BusEvent<DataOf<typeof contracts.associationStarted>>): Promise<void> {
    return this.parties.associationStarted(event);
  }

  @HandleEvent(contracts.associationEnded)
  associationEnded(event: BusEvent<DataOf<typeof contracts.associationEnded>>): Promise<void> {
    return this.settleAssociation.ended(event);
  }

  @HandleEvent(contracts.associationSwitched)
  associationSwitched(event: BusEvent<DataOf<typeof contracts.associationSwitched>>): Promise<void> {
    return this.settleAssociation.switched(event);
  }
}
