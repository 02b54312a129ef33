import type { OutcomeOf, ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { Inbox, OperationLog, type Tx } from '@pc/store';
import { randomInt } from 'node:crypto';
import { orderId } from '../../domain/order-id';
import { decideOrder, type TakeOrderSituation } from '../../domain/take-order';
import { Orders } from '../../ports/orders';
import { Parties } from '../../ports/parties';
import { LearnParties } from '../learn-parties/learn-parties';
import { newOrderOf } from './new-order';

type Contract = typeof billing.createOrder;
type Request = RequestOf<Contract>;

/** Takes an order of an ordering system (billing OR-10). */
@Injectable()
export class TakeOrder {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly orders: Orders,
    private readonly parties: Parties,
    private readonly log: OperationLog<'ORDER'>,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const { context, payload } = request;
    if (context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    if (!(await this.learnParties.customer(payload.customer_id, context.deadline))) return refuse('PCB.0504');
    return this.inbox.once(request, (tx) => this.take(request, tx));
  }

  /** Two systems' retries that come at once meet at the index of `external_id`; the second then finds the order of the first. */
  private async take({ payload, context }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const known = await this.orders.byExternalId(tx, payload.external_id);
    if (known) return { order_id: known.id };
    const situation = await this.situation(tx, payload.customer_id);
    // Since it was asked about, the customer may have got a partner of whom nothing is known here.
    if (situation.customer?.association && !situation.partner) return refuse('PCB.0504');
    const id = orderId(
      tx.now,
      Array.from({ length: 5 }, () => randomInt(36)),
    );
    const events = decideOrder(newOrderOf(payload), situation, tx.now, id);
    if (isRefusal(events)) return events;
    await this.orders.save(tx, events);
    await this.log.write(tx, context, {
      object: { type: 'ORDER', id },
      after: { customer_id: payload.customer_id, external_id: payload.external_id },
    });
    return { order_id: id };
  }

  /** Writes the customer too: an association that begins or ends meanwhile does the same, so none of its orders stays shown to the wrong one. */
  private async situation(tx: Tx, customerId: string): Promise<TakeOrderSituation> {
    const known = await this.parties.customer(tx, customerId);
    const customer = known && (await this.parties.changeCustomer(tx, customerId, (copy) => copy));
    const [asPartner, asReseller] = [await this.parties.partner(tx, customerId), await this.parties.reseller(tx, customerId)];
    const partnerId = customer?.association?.partnerId;
    return {
      customer,
      isPartner: asPartner !== undefined || asReseller !== undefined,
      partner: partnerId === undefined ? undefined : await this.parties.partner(tx, partnerId),
    };
  }
}
