import { answerDeadline, isUnanswered } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { isRefusal, newHexId, refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import { claimed, decidePayable, refuseAmount, type Payable, type PayerClaim, type PaymentWish } from '../../domain/payment/claim';
import type { Deduction } from '../../domain/payment/payment';
import { Coupons } from '../../ports/coupons';
import { Orders } from '../../ports/orders';
import { Parties } from '../../ports/parties';
import { Payments } from '../../ports/payments';
import { Realnames } from '../../ports/realnames';
import { LearnParties } from '../learn-parties/learn-parties';
import { PaymentParts } from './payment-parts';

/** What is to be paid, by whom and how. */
export interface PaymentOrder {
  readonly of: { readonly orderId: string } | { readonly requestId: string };
  readonly claim: PayerClaim;
  readonly wish: PaymentWish;
}

/** What others said before the claim, which asks nobody any more. */
export interface Prepared {
  readonly deductions: readonly Deduction[];
  readonly isVerified: boolean | undefined;
}

/** Steps 1 and 2 of billing 6.5: what can be paid, at which price, and the claim on it. */
@Injectable()
export class ClaimPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly learnParties: LearnParties,
    private readonly parts: PaymentParts,
    private readonly orders: Orders,
    private readonly parties: Parties,
    private readonly payments: Payments,
    private readonly coupons: Coupons,
    private readonly realnames: Realnames,
  ) {}

  /** Reads and asks, without effect. Who is short of an answer in time gets `PCB.0504`, and nothing is booked (billing PAY-8). */
  async prepare(order: PaymentOrder, callersDeadline: number): Promise<Prepared | Refusal> {
    const deadline = answerDeadline(callersDeadline);
    try {
      const customerId = await this.read((tx) => this.customerOf(tx, order));
      if (customerId !== undefined && !(await this.learnParties.customer(customerId, deadline))) return refuse('PCB.0504');
      const isVerified = customerId === undefined ? undefined : await this.realnames.isVerified(customerId, deadline);
      const payable = await this.read((tx) => this.payable(tx, order, isVerified));
      if (isRefusal(payable)) return payable;
      const deductions = order.wish.coupons.length > 0 ? await this.coupons.quote(payable, order.wish.coupons, deadline) : [];
      return isRefusal(deductions) ? deductions : { deductions, isVerified };
    } catch (error) {
      if (isUnanswered(error)) return refuse('PCB.0504');
      throw error;
    }
  }

  /** In the transaction of the command; answers the id of the payment. Writes the customer too, as an unlink does (billing PP-16). */
  async claim(tx: Tx, order: PaymentOrder, { deductions, isVerified }: Prepared): Promise<{ paymentId: string } | Refusal> {
    const payable = await this.payable(tx, order, isVerified);
    if (isRefusal(payable)) return payable;
    const unexpected = refuseAmount(payable, deductions, order.wish);
    if (unexpected) return unexpected;
    await this.parties.changeCustomer(tx, payable.customer.id, (copy) => copy);
    const { payment, events } = claimed(payable, { ...order, deductions, id: newHexId(), now: tx.now });
    await this.payments.save(tx, payment);
    await this.orders.save(tx, events);
    return { paymentId: payment.id };
  }

  private async payable(tx: Tx, { of, claim, wish }: PaymentOrder, isVerified: boolean | undefined): Promise<Payable | Refusal> {
    return decidePayable({ ...(await this.parts.situation(tx, of)), isVerified }, claim, wish, tx.now);
  }

  private async customerOf(tx: Tx, { of }: PaymentOrder): Promise<string | undefined> {
    if ('orderId' in of) return (await this.orders.find(tx, of.orderId))?.customerId;
    return (await this.orders.request(tx, of.requestId))?.customerId;
  }

  private read<T>(look: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unitOfWork.run((tx) => {
      tx.discard();
      return look(tx);
    });
  }
}
