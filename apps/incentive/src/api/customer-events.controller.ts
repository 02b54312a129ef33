import { Controller } from '@nestjs/common';
import { HandleEvent, type BusEvent } from '@pc/bus';
import { customer as contracts, type DataOf } from '@pc/contracts';
import { FollowAssociation } from '../use-cases/follow-association/follow-association.use-case';
import { FollowParties } from '../use-cases/follow-parties/follow-parties.use-case';

/** What the customer service tells. */
@Controller()
export class CustomerEventsController {
  constructor(
    private readonly parties: FollowParties,
    private readonly associations: FollowAssociation,
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

  @HandleEvent(contracts.accountFactsChanged)
  accountFactsChanged(event: BusEvent<DataOf<typeof contracts.accountFactsChanged>>): Promise<void> {
    return this.parties.accountFactsChanged(event);
  }

  @HandleEvent(contracts.associationStarted)
  associationStarted(event: BusEvent<DataOf<typeof contracts.associationStarted>>): Promise<void> {
    return this.associations.started(event);
  }

  @HandleEvent(contracts.associationSwitched)
  associationSwitched(event: BusEvent<DataOf<typeof contracts.associationSwitched>>): Promise<void> {
    return this.associations.switched(event);
  }

  @HandleEvent(contracts.associationEnded)
  associationEnded(event: BusEvent<DataOf<typeof contracts.associationEnded>>): Promise<void> {
    return this.associations.ended(event);
  }
}
