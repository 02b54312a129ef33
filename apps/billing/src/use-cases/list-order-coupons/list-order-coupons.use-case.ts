import { answer, answerDeadline, isUnanswered, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { Coupons } from '../../ports/coupons';
import { Orders } from '../../ports/orders';

type Contract = typeof billing.listOrderCoupons;

/** O3: with which coupons the customer could pay its order (benefits 5.12). One that is not waiting for payment can be paid with none. */
@Injectable()
export class ListOrderCoupons {
  constructor(
    private readonly orders: Orders,
    private readonly coupons: Coupons,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const { caller, deadline } = context;
    if (caller.kind !== 'CUSTOMER') return refuse('CBC.0151');
    const order = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.orders.find(tx, payload.order_id.toUpperCase());
    });
    if (order?.customerId !== caller.account_id) return refuse('CBC.30000010', { field: 'order_id' });
    try {
      const usable = await this.coupons.usable(order, answerDeadline(deadline));
      return answer(order.status === 'PENDING_PAYMENT' ? usable : { ...usable, coupons: [] });
    } catch (error) {
      if (isUnanswered(error)) return refuse('PCB.0504');
      throw error;
    }
  }
}
