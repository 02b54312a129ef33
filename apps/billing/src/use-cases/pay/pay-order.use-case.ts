import type { ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { RunPayment } from './run-payment';
import { wishOf } from './wish';

type Contract = typeof billing.payOrder;

/** O5: the customer pays its order (billing PAY-9, SG-6). */
@Injectable()
export class PayOrder {
  constructor(private readonly runPayment: RunPayment) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { kind, account_id: id } = request.context.caller;
    if (kind !== 'CUSTOMER') return refuse('CBC.0151');
    const wish = wishOf(request.payload);
    if (isRefusal(wish)) return wish;
    return this.runPayment.execute(
      request,
      { of: { orderId: request.payload.order_id.toUpperCase() }, claim: { by: 'CUSTOMER', id }, wish },
      () => ({}),
    );
  }
}
