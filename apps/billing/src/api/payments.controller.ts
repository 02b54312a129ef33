import { Controller } from '@nestjs/common';
import { HandleEvent, HandleRequest, type BusEvent, type ReplyOf, type RequestOf } from '@pc/bus';
import { billing as contracts, type DataOf } from '@pc/contracts';
import { FinishPayments } from '../use-cases/pay/finish-payments.use-case';
import { PayOrder } from '../use-cases/pay/pay-order.use-case';

/** Payments of orders (billing 6.3 to 6.5). */
@Controller()
export class PaymentsController {
  constructor(
    private readonly payOrder: PayOrder,
    private readonly finishPayments: FinishPayments,
  ) {}

  @HandleRequest(contracts.payOrder)
  pay(request: RequestOf<typeof contracts.payOrder>): ReplyOf<typeof contracts.payOrder> {
    return this.payOrder.execute(request);
  }

  /** Step 7 of billing 6.5; where it fails, the sweeper tries again. */
  @HandleEvent(contracts.orderPaid)
  paid({ data }: BusEvent<DataOf<typeof contracts.orderPaid>>): Promise<void> {
    return this.finishPayments.provision(data.payment_id);
  }
}
