import { Controller } from '@nestjs/common';
import { HandleEvent, type BusEvent } from '@pc/bus';
import { billing as contracts, type DataOf } from '@pc/contracts';
import { RedeemCoupons } from '../use-cases/redeem-coupons/redeem-coupons.use-case';

/** What the billing service tells. */
@Controller()
export class BillingEventsController {
  constructor(private readonly redeemCoupons: RedeemCoupons) {}

  @HandleEvent(contracts.orderPaid)
  orderPaid(event: BusEvent<DataOf<typeof contracts.orderPaid>>): Promise<void> {
    return this.redeemCoupons.orderPaid(event);
  }
}
