import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import { usableDiscounts } from '../../domain/choose-discount';
import { Orders } from '../../ports/orders';
import { Parties } from '../../ports/parties';
import { PartnerDiscounts } from '../../ports/partner-discounts';
import { orderDiscountView } from '../../views/order-discount.view';
import { LearnParties } from '../learn-parties/learn-parties';

type Contract = typeof billing.listOrderDiscounts;

/** O4: with which discounts the customer could pay its order. One that is not waiting for payment can be paid with none. */
@Injectable()
export class ListOrderDiscounts {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly orders: Orders,
    private readonly parties: Parties,
    private readonly discounts: PartnerDiscounts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const { caller, deadline } = context;
    if (caller.kind !== 'CUSTOMER') return refuse('CBC.0151');
    if (!(await this.learnParties.customer(caller.account_id, deadline))) return refuse('PCB.0504');
    return this.unitOfWork.run(async (tx) => {
      tx.discard();
      return this.list(tx, payload.order_id.toUpperCase(), caller.account_id);
    });
  }

  private async list(tx: Tx, orderId: string, customerId: string): Promise<Awaited<ReplyOf<Contract>> | Refusal> {
    const order = await this.orders.find(tx, orderId);
    if (order?.customerId !== customerId) return refuse('CBC.30000010', { field: 'order_id' });
    if (order.status !== 'PENDING_PAYMENT') return answer({ discounts: [] });
    const customer = await this.parties.customer(tx, customerId);
    const usable = usableDiscounts(order, customer ?? {}, await this.discounts.of(tx, customerId), tx.now);
    return answer({ discounts: usable.map((one) => orderDiscountView(order, one)) });
  }
}
