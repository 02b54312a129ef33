import { Controller } from '@nestjs/common';
import { HandleEvent, type BusEvent } from '@pc/bus';
import { billing, customer, incentive, type DataOf } from '@pc/contracts';
import { CloseRequests } from '../use-cases/association-requests/close-requests/close-requests.use-case';
import { FollowSettlement } from '../use-cases/association-requests/follow-settlement/follow-settlement.use-case';

/** What follows the end or switch of an association (customers 6.15 c). */
@Controller()
export class AssociationSagaController {
  constructor(
    private readonly settlement: FollowSettlement,
    private readonly closeRequests: CloseRequests,
  ) {}

  @HandleEvent(incentive.associationReclaimed)
  associationReclaimed(event: BusEvent<DataOf<typeof incentive.associationReclaimed>>): Promise<void> {
    return this.settlement.execute('incentive', event);
  }

  @HandleEvent(billing.associationSettled)
  associationSettled(event: BusEvent<DataOf<typeof billing.associationSettled>>): Promise<void> {
    return this.settlement.execute('billing', event);
  }

  @HandleEvent(customer.associationEnded)
  associationEnded(event: BusEvent<DataOf<typeof customer.associationEnded>>): Promise<void> {
    return this.closeRequests.execute(event);
  }

  @HandleEvent(customer.associationSwitched)
  associationSwitched(event: BusEvent<DataOf<typeof customer.associationSwitched>>): Promise<void> {
    return this.closeRequests.execute(event);
  }
}
