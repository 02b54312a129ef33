import type { OutcomeOf, ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { datedId, isRefusal, refuse } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { decideRequest } from '../../domain/decide-proxy-pay';
import { Orders } from '../../ports/orders';
import { Parties } from '../../ports/parties';
import { proxyPayView } from '../../views/proxy-pay.view';
import { LearnParties } from '../learn-parties/learn-parties';

type Contract = typeof billing.requestProxyPay;
type Request = RequestOf<Contract>;

/** The customer chooses that its partner pays an order (billing PP-10). */
@Injectable()
export class RequestProxyPay {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly orders: Orders,
    private readonly parties: Parties,
    private readonly inbox: Inbox,
  ) {}

  async execute(request: Request): ReplyOf<Contract> {
    const { caller, deadline } = request.context;
    if (caller.kind !== 'CUSTOMER') return refuse('CBC.0151');
    if (!(await this.learnParties.customer(caller.account_id, deadline))) return refuse('PCB.0504');
    return this.inbox.once(request, (tx) => this.ask(request, tx));
  }

  /** Writes the customer too: an unlink that is prepared meanwhile does the same, so one of the two finds the other (billing PP-16). */
  private async ask({ payload, context }: Request, tx: Tx): Promise<OutcomeOf<Contract>> {
    const order = await this.orders.find(tx, payload.order_id.toUpperCase());
    const customer = await this.parties.changeCustomer(tx, context.caller.account_id, (copy) => copy);
    const partnerId = customer.association?.partnerId;
    const partner = partnerId === undefined ? undefined : await this.parties.partner(tx, partnerId);
    // Since it was asked about, the customer may have got a partner of whom nothing is known here.
    if (partnerId !== undefined && !partner) return refuse('PCB.0504');
    const events = decideRequest({ order, customer, partner }, tx.now, datedId(tx.tick()));
    if (isRefusal(events)) return events;
    await this.orders.save(tx, events);
    const [made] = events.flatMap((event) => (event.type === 'proxy-pay-changed' ? [event.request] : []));
    return proxyPayView(made!);
  }
}
