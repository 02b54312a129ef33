import type { OutcomeOf, ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { decideLock, outcomeOf, type Payment } from '../../domain/payment';
import { Benefits, SYSTEM } from '../../ports/benefits';
import { Parties } from '../../ports/parties';
import { Payments } from '../../ports/payments';
import { LearnParties } from '../learn-parties/learn-parties';
import { deductionsView, ReadChoice } from '../read-choice';

type Contract = typeof incentive.lockCoupons;
type Request = RequestOf<Contract>;

/** The try of billing's payment saga (benefits P-22, architecture 6). */
@Injectable()
export class LockCoupons {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly choices: ReadChoice,
    private readonly benefits: Benefits,
    private readonly parties: Parties,
    private readonly payments: Payments,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const { payload, context } = request;
    if (context.caller.kind !== 'SYSTEM') return refuse('CBC.0151');
    if ((await this.learnParties.learn({ customers: [payload.customer_id] }, context.deadline)).size > 0) return refuse('PCB.0504');
    return this.inbox.once(request, (tx) => this.lock(request, tx));
  }

  private async lock({ payload }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const known = await this.payments.find(tx, payload.payment_id);
    if (known) return toldOf(known);
    await this.parties.meetAtCustomer(tx, payload.customer_id);
    const choice = await this.choices.read(tx, payload);
    if (isRefusal(choice)) return choice;
    const decision = decideLock({
      paymentId: payload.payment_id,
      orderId: payload.order.order_id,
      choice,
      quoted: new Map(payload.quoted.map(({ coupon_id, amount_fen }) => [coupon_id, BigInt(amount_fen)])),
    });
    if (isRefusal(decision)) return decision;
    const { payment, events } = decision;
    await this.benefits.save(tx, [{ events, operator: SYSTEM }]);
    await this.payments.save(tx, payment);
    return toldOf(payment);
  }
}

function toldOf(payment: Payment): OutcomeOf<Contract> {
  const outcome = outcomeOf(payment);
  return isRefusal(outcome) ? outcome : deductionsView(outcome);
}
