import { answerDeadline, isUnanswered, type BusRequest, type Reply } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { Inbox, UnitOfWork, type Tx } from '@pc/store';
import { isTrying, type Payment } from '../../domain/payment/payment';
import { paid, refusePivot } from '../../domain/payment/settle-payment';
import { Accounts } from '../../ports/accounts';
import { Coupons } from '../../ports/coupons';
import { Orders } from '../../ports/orders';
import { Payments } from '../../ports/payments';
import { Provisioning } from '../../ports/provisioning';
import { ClaimPayment, type PaymentOrder } from './claim-payment';
import { GiveUpPayment } from './give-up-payment';
import { PaymentParts } from './payment-parts';

/** After so long the sweeper looks at a hold (billing 4.5). */
const HOLD_MS = 900_000;

/**
 * The saga of billing 6.5, of both kinds of payment (SG-6). What it has done stands in the payment before the next step is taken, and every
 * step is done once for the command, however often it is delivered: one that comes again goes on where the other stopped. A payment
 * whose process died is given up by the sweeper, unless its pivot is behind it.
 */
@Injectable()
export class RunPayment {
  constructor(
    private readonly inbox: Inbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly claimPayment: ClaimPayment,
    private readonly giveUpPayment: GiveUpPayment,
    private readonly parts: PaymentParts,
    private readonly payments: Payments,
    private readonly orders: Orders,
    private readonly accounts: Accounts,
    private readonly coupons: Coupons,
    private readonly provisioning: Provisioning,
  ) {}

  /** `answerOf`: what the payer is told of a payment whose pivot is committed. */
  async execute<P extends object, A>(request: BusRequest<P>, order: PaymentOrder, answerOf: (payment: Payment) => A): Promise<Reply<A>> {
    const before = await this.inbox.recall<A>(request);
    if (before) return before;
    const claimed = await this.claim(request, order);
    const refusal = isRefusal(claimed) ? claimed : await this.prepare(claimed.body.paymentId, request.context.deadline);
    // Another payment runs: nothing is decided of this one, and its Idempotency-Key may come again.
    if (refusal?.code === 'CBC.99008040') return refusal;
    if (refusal) return this.inbox.once<BusRequest<P>, A>(request, () => Promise.resolve(refusal));
    const { paymentId } = (claimed as Extract<typeof claimed, { type: 'answer' }>).body;
    const reply = await this.inbox.once<BusRequest<P>, A>(request, (tx) => this.commit(tx, paymentId, answerOf));
    if (isRefusal(reply)) await this.giveUpPayment.execute(paymentId, reply, request.context.deadline);
    return reply;
  }

  /** A command that was refused asks anew when it comes again; one that has claimed its order knows its payment. */
  private async claim(request: BusRequest<object>, order: PaymentOrder): Promise<Reply<{ paymentId: string }>> {
    const step = claimOf(request);
    const before = await this.inbox.recall<{ paymentId: string }>(step);
    if (before) return before;
    const prepared = await this.claimPayment.prepare(order, request.context.deadline);
    if (isRefusal(prepared)) return prepared;
    return this.inbox.once(step, (tx) => this.claimPayment.claim(tx, order, prepared));
  }

  /** Steps 3 to 5: coupons, money, capacity. What refuses them ends the payment. */
  private async prepare(paymentId: string, deadline: number): Promise<Refusal | undefined> {
    const payment = await this.read(paymentId);
    if (payment.state === 'PAID') return undefined;
    const refusal =
      payment.refusal ??
      (await this.lockCoupons(payment, deadline)) ??
      (await this.reserve(paymentId)) ??
      (await this.reserveCapacity(payment));
    if (refusal) await this.giveUpPayment.execute(paymentId, refusal, deadline);
    return refusal;
  }

  private async lockCoupons(payment: Payment, deadline: number): Promise<Refusal | undefined> {
    if (payment.state !== 'CLAIMED' || payment.deductions.length === 0) return undefined;
    const { order } = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.parts.claimed(tx, payment);
    });
    try {
      return await this.coupons.lock(payment, order, answerDeadline(deadline));
    } catch (error) {
      if (isUnanswered(error)) return refuse('PCB.0504');
      throw error;
    }
  }

  /** An order with nothing left to pay touches no account (billing PAY-6). */
  private reserve(paymentId: string): Promise<Refusal | undefined> {
    return this.unitOfWork.run(async (tx) => {
      const payment = await this.found(tx, paymentId);
      const refusal = await this.reserveMoney(tx, payment);
      if (refusal || payment.state !== 'CLAIMED') tx.discard();
      else await this.payments.save(tx, { ...payment, state: 'RESERVED' });
      return refusal;
    });
  }

  private async reserveMoney(tx: Tx, { id, state, refusal, due, purpose, orderId, payer }: Payment): Promise<Refusal | undefined> {
    if (state !== 'CLAIMED') return refusal;
    if (due === 0n) return undefined;
    const expiresAt = new Date(tx.now.getTime() + HOLD_MS);
    const wish = { id, purpose, orderId, amount: due, expiresAt, purse: payer.purse };
    const hold = await this.accounts.reserve(tx, { id: payer.id, holder: payer.holder }, wish);
    return isRefusal(hold) ? hold : undefined;
  }

  private async reserveCapacity(payment: Payment): Promise<Refusal | undefined> {
    const { order } = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.parts.claimed(tx, payment);
    });
    return (await this.provisioning.reserve(payment, order)) ? undefined : refuse('CBC.99003141', { field: 'order_id' });
  }

  /** Step 6: hold, order, request, coupons' event and answer in one transaction. */
  private async commit<A>(tx: Tx, paymentId: string, answerOf: (payment: Payment) => A): Promise<A | Refusal> {
    const payment = await this.found(tx, paymentId);
    if (payment.state === 'PAID') return answerOf(payment);
    if (!isTrying(payment)) return payment.refusal ?? refuse('PCB.0504');
    const claimed = await this.parts.claimed(tx, payment);
    const refusal = refusePivot(claimed, tx.now);
    if (refusal) return refusal;
    const trade = { id: payment.orderId, reason: 'DEDUCT' } as const;
    const parts = payment.due > 0n ? await this.accounts.capture(tx, payment.id, trade) : [];
    const settled = paid(claimed, parts, tx.now);
    await this.payments.save(tx, settled.payment);
    await this.orders.save(tx, settled.events);
    return answerOf(settled.payment);
  }

  private read(id: string): Promise<Payment> {
    return this.unitOfWork.run((tx) => {
      tx.discard();
      return this.found(tx, id);
    });
  }

  private async found(tx: Tx, id: string): Promise<Payment> {
    const payment = await this.payments.find(tx, id);
    if (!payment) throw new Error(`There is no payment ${id}`);
    return payment;
  }
}

/** The claim is known by the message alone: what has come to nothing is tried anew under the same Idempotency-Key. */
function claimOf({ payload, context }: BusRequest<object>): BusRequest<object> {
  const { idempotency: _, ...rest } = context;
  return { payload, context: { ...rest, messageId: `${context.messageId}:claim` } };
}
