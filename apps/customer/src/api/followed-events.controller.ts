import { Controller } from '@nestjs/common';
import { HandleEvent, HandleRequest, type BusEvent } from '@pc/bus';
import { billing, certification, customer as contracts, type DataOf } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { FollowRealName } from '../use-cases/follow-real-name/follow-real-name.use-case';
import { FollowConsumption } from '../use-cases/levels/follow-consumption/follow-consumption.use-case';
import { ListLevels } from '../use-cases/levels/list-levels/list-levels.use-case';

/** What certification and billing tell of customers (interactions 4, 5), and the levels that come of it. */
@Controller()
export class FollowedEventsController {
  constructor(
    private readonly realName: FollowRealName,
    private readonly consumption: FollowConsumption,
    private readonly levels: ListLevels,
  ) {}

  @HandleEvent(certification.realnameChanged)
  realnameChanged(event: BusEvent<DataOf<typeof certification.realnameChanged>>): Promise<void> {
    return this.realName.execute(event);
  }

  @HandleEvent(billing.orderPaid)
  orderPaid(event: BusEvent<DataOf<typeof billing.orderPaid>>): Promise<void> {
    return this.consumption.paid(event);
  }

  @HandleEvent(billing.refundCompleted)
  refundCompleted(event: BusEvent<DataOf<typeof billing.refundCompleted>>): Promise<void> {
    return this.consumption.refunded(event);
  }

  @HandleRequest(contracts.listCustomerLevels)
  listCustomerLevels(request: RequestOf<typeof contracts.listCustomerLevels>): ReplyOf<typeof contracts.listCustomerLevels> {
    return this.levels.execute(request);
  }
}
