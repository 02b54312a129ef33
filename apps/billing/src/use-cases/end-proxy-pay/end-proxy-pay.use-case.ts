import { operatorOf, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { accountOf } from '../../domain/dealer';
import { decideEnding, type Ending } from '../../domain/decide-proxy-pay';
import type { ProxyPayRequest } from '../../domain/proxy-pay-request';
import { Orders } from '../../ports/orders';

type MayAct = (request: ProxyPayRequest) => boolean;

/** The partner rejects, or the customer withdraws (billing 5.2 rows 2 and 3): the customer pays itself again (billing PP-18). */
@Injectable()
export class EndProxyPay {
  constructor(
    private readonly orders: Orders,
    private readonly inbox: Inbox,
  ) {}

  /** Who is asked decides alone: a distributor only reads what its reseller was asked (billing 7.1). */
  async reject(request: RequestOf<typeof billing.rejectProxyPay>): ReplyOf<typeof billing.rejectProxyPay> {
    const { payload, context } = request;
    const { kind, account_id: accountId } = context.caller;
    if (kind !== 'PARTNER' && kind !== 'RESELLER') return refuse('CBC.0151');
    const ending: Ending = { to: 'REJECTED', reason: payload.reason, operator: operatorOf(context) };
    const isAsked: MayAct = ({ dealer }) => accountOf(dealer) === accountId;
    return this.inbox.once(request, (tx) => this.end(tx, payload.request_id, isAsked, ending));
  }

  async withdraw(request: RequestOf<typeof billing.withdrawProxyPay>): ReplyOf<typeof billing.withdrawProxyPay> {
    const { kind, account_id: customerId } = request.context.caller;
    if (kind !== 'CUSTOMER') return refuse('CBC.0151');
    const isOwn: MayAct = (one) => one.customerId === customerId;
    return this.inbox.once(request, (tx) => this.end(tx, request.payload.request_id, isOwn, { to: 'WITHDRAWN' }));
  }

  private async end(tx: Tx, requestId: string, mayAct: MayAct, ending: Ending): Promise<Record<string, never> | Refusal> {
    const request = await this.orders.request(tx, requestId);
    const order = request && (await this.orders.find(tx, request.orderId));
    const events = decideEnding(request, order, mayAct, ending, tx.now);
    if (isRefusal(events)) return events;
    await this.orders.save(tx, events);
    return {};
  }
}
