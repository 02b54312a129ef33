import { Controller } from '@nestjs/common';
import { HandleEvent, type BusEvent } from '@pc/bus';
import { customer as contracts, type DataOf } from '@pc/contracts';
import { SettleReports } from '../use-cases/reports/follow-association/settle-reports.use-case';
import { FollowPartnerState } from '../use-cases/follow-partner-state/follow-partner-state.use-case';

/** Lets customers and reports follow what becomes of others (customers 6.13, 3.1), by this service's own events. */
@Controller()
export class PartnerStateController {
  constructor(
    private readonly followPartnerState: FollowPartnerState,
    private readonly settleReports: SettleReports,
  ) {}

  @HandleEvent(contracts.partnerChanged)
  async partnerChanged({ data }: BusEvent<DataOf<typeof contracts.partnerChanged>>): Promise<void> {
    await this.followPartnerState.forPartner(data.partner_id);
    await this.settleReports.afterPartnerChange(data.partner_id);
  }

  @HandleEvent(contracts.associationStarted)
  async associationStarted({ data }: BusEvent<DataOf<typeof contracts.associationStarted>>): Promise<void> {
    await this.followPartnerState.forCustomer(data.customer_id, data.partner_id);
    await this.settleReports.afterAssociation(data.customer_id, data.partner_id);
  }
}
