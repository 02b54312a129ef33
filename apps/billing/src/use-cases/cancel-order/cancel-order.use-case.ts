import type { ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { Inbox } from '@pc/store';
import { decideCancel } from '../../domain/close-order';
import { Orders } from '../../ports/orders';

type Contract = typeof billing.cancelOrder;

/** O6: the customer gives up an unpaid order (billing OR-3). */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly orders: Orders,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { kind, account_id: customerId } = request.context.caller;
    if (kind !== 'CUSTOMER') return refuse('CBC.0151');
    return this.inbox.once(request, async (tx) => {
      const order = await this.orders.find(tx, request.payload.order_id.toUpperCase());
      const events = decideCancel(order, await this.orders.openRequestOf(tx, order), customerId, tx.now);
      if (isRefusal(events)) return events;
      await this.orders.save(tx, events);
      return {};
    });
  }
}
