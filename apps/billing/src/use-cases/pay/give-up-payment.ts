import { answerDeadline, isUnanswered } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import { isTrying, PAYMENT_MS, type Payment } from '../../domain/payment/payment';
import { givenUp } from '../../domain/payment/settle-payment';
import { Accounts } from '../../ports/accounts';
import { Coupons } from '../../ports/coupons';
import { Orders } from '../../ports/orders';
import { Payments } from '../../ports/payments';
import { Provisioning, ProvisioningSilent } from '../../ports/provisioning';
import { PaymentParts } from './payment-parts';

/**
 * The compensations of billing 6.5. What is billing's own, hold, order and request, is free again in one transaction; coupons and capacity
 * of others are let go of after it, again and again until they have answered.
 */
@Injectable()
export class GiveUpPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly parts: PaymentParts,
    private readonly payments: Payments,
    private readonly orders: Orders,
    private readonly accounts: Accounts,
    private readonly coupons: Coupons,
    private readonly provisioning: Provisioning,
  ) {}

  /** A payment whose pivot is behind it stays paid. */
  async execute(paymentId: string, refusal: Refusal, deadline: number): Promise<void> {
    const payment = await this.unitOfWork.run((tx) => this.free(tx, paymentId, refusal));
    if (payment?.state === 'CANCELLING') await this.letGo(payment, deadline);
  }

  private async free(tx: Tx, paymentId: string, refusal: Refusal): Promise<Payment | undefined> {
    const payment = await this.payments.find(tx, paymentId);
    if (!payment || !isTrying(payment)) {
      tx.discard();
      return payment;
    }
    if (payment.due > 0n) await this.accounts.release(tx, payment.id);
    const { payment: after, events } = givenUp(await this.parts.claimed(tx, payment), refusal, tx.now);
    const cancelling = { ...after, until: new Date(tx.now.getTime() + PAYMENT_MS) };
    await this.payments.save(tx, cancelling);
    await this.orders.save(tx, events);
    return cancelling;
  }

  private async letGo(payment: Payment, deadline: number): Promise<void> {
    try {
      if (payment.deductions.length > 0) await this.coupons.cancel(payment, answerDeadline(deadline));
      await this.provisioning.release(payment);
    } catch (error) {
      if (isUnanswered(error) || error instanceof ProvisioningSilent) return;
      throw error;
    }
    await this.unitOfWork.run((tx) => this.payments.save(tx, { ...payment, state: 'CANCELLED' }));
  }
}
