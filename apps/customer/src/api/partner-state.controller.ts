import { Controller } from '@nestjs/common';
import { HandleEvent, type BusEvent } from '@pc/bus';
import { customer as contracts, type DataOf } from '@pc/contracts';
import { FollowPartnerState } from '../use-cases/follow-partner-state/follow-partner-state.use-case';

/** Lets customers follow what becomes of their partner (customers 6.13), by this service's own events. */
@Controller()
export class PartnerStateController {
  constructor(private readonly followPartnerState: FollowPartnerState) {}

  @HandleEvent(contracts.partnerChanged)
  partnerChanged({ data }: BusEvent<DataOf<typeof contracts.partnerChanged>>): Promise<void> {
    return this.followPartnerState.forPartner(data.partner_id);
  }

  @HandleEvent(contracts.associationStarted)
  associationStarted({ data }: BusEvent<DataOf<typeof contracts.associationStarted>>): Promise<void> {
    return this.followPartnerState.forCustomer(data.customer_id, data.partner_id);
  }
}
