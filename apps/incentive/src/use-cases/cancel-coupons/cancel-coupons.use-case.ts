import type { OutcomeOf, ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { decideRelease } from '../../domain/end-payment';
import type { Payment } from '../../domain/payment';
import { Benefits, SYSTEM } from '../../ports/benefits';
import { Payments } from '../../ports/payments';

type Contract = typeof incentive.cancelCoupons;
type Request = RequestOf<Contract>;

/** The cancel of billing's payment saga: frees what was locked, and keeps a try off that is still on its way (benefits P-22). */
@Injectable()
export class CancelCoupons {
  constructor(
    private readonly benefits: Benefits,
    private readonly payments: Payments,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    if (request.context.caller.kind !== 'SYSTEM') return refuse('CBC.0151');
    return this.inbox.once(request, (tx) => this.cancel(request, tx));
  }

  private async cancel({ payload }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const { payment_id: id, order_id: orderId, customer_id: customerId } = payload;
    const payment = await this.payments.find(tx, id);
    if (payment?.status === 'CANCELLED' || payment?.status === 'REDEEMED') return {};
    if (payment?.status === 'LOCKED') await this.release(tx, payment);
    const fence: Payment = { id, orderId, customerId, deductions: [], ...payment, status: 'CANCELLED' };
    await this.payments.save(tx, fence, payment);
    tx.emit(incentive.couponsReleased, 1, { payment_id: id, order_id: fence.orderId });
    return {};
  }

  private async release(tx: Tx, payment: Payment): Promise<void> {
    const coupons = await this.benefits.coupons(
      tx,
      payment.deductions.map(({ couponId }) => couponId),
    );
    const reclaimed = coupons.filter(({ pendingReclaim }) => pendingReclaim !== undefined);
    const quotas = await this.benefits.quotas(
      tx,
      reclaimed.map(({ quotaId }) => quotaId),
    );
    const events = decideRelease({ payment, coupons, now: tx.now }, quotas);
    await this.benefits.save(tx, [{ events, operator: SYSTEM }]);
  }
}
