import { Injectable } from '@nestjs/common';
import { billing } from '@pc/contracts';
import { assertNever } from '@pc/kernel';
import { StoreConnection, type Tx } from '@pc/store';
import type { BillingEvent } from '../../domain/billing-event';
import type { Association } from '../../domain/customer';
import { dealerOf, type Dealer } from '../../domain/dealer';
import type { Order } from '../../domain/order';
import type { ProxyPayRequest } from '../../domain/proxy-pay-request';
import { Orders } from '../../ports/orders';
import { ORDERS, PROXY_PAY_REQUESTS } from './collections';
import { dealerKey } from './dealer-key';
import { publish } from './event-writes';
import { orderDocument, orderOf, type OrderDocument } from './order.document';
import { proxyPayChanges, proxyPayDocument, proxyPayOf, type ProxyPayDocument } from './proxy-pay.document';
import { Ranks } from './ranks';

@Injectable()
export class OrdersRepository extends Orders {
  constructor(
    private readonly store: StoreConnection,
    private readonly ranks: Ranks,
  ) {
    super();
  }

  find(tx: Tx, id: string): Promise<Order | undefined> {
    return this.one(tx, { _id: id });
  }

  byExternalId(tx: Tx, externalId: string): Promise<Order | undefined> {
    return this.one(tx, { external_id: externalId });
  }

  async request(tx: Tx, id: string): Promise<ProxyPayRequest | undefined> {
    const document = await requests(tx).findOne({ _id: id }, { session: tx.session });
    if (document) tx.observe(document.position);
    return document ? proxyPayOf(document) : undefined;
  }

  async openRequestOf(tx: Tx, order: Order | undefined): Promise<ProxyPayRequest | undefined> {
    return order?.agentPay && this.request(tx, order.agentPay.requestId);
  }

  async openRequests(tx: Tx, customerId: string, partnerId: string): Promise<ProxyPayRequest[]> {
    const filter = { customer_id: customerId, status: { $in: ['PENDING', 'PAYING'] as const } };
    const documents = await requests(tx)
      .find(filter as never, { session: tx.session })
      .toArray();
    documents.forEach(({ position }) => tx.observe(position));
    return documents.map(proxyPayOf).filter(({ dealer }) => dealer.partnerId === partnerId);
  }

  async due(now: Date, limit: number, except: readonly string[]): Promise<string[]> {
    const unpaid = { status: billing.ORDER_STATUSES.PENDING_PAYMENT, deadline: { $lte: now }, pay_lock: { $exists: false } };
    const filter = except.length === 0 ? unpaid : { ...unpaid, _id: { $nin: [...except] } };
    const rows = this.store.collection<OrderDocument>(ORDERS).find(filter, { projection: { _id: 1 }, sort: { deadline: 1 }, limit });
    return (await rows.toArray()).map(({ _id }) => _id);
  }

  async save(tx: Tx, events: readonly BillingEvent[]): Promise<void> {
    for (const event of events) await this.write(tx, event);
    publish(tx, events);
  }

  async show(tx: Tx, customerId: string, dealer: Dealer): Promise<void> {
    await orders(tx).updateMany({ customer_id: customerId }, { $addToSet: { shown_to: dealerKey(dealer) } }, { session: tx.session });
  }

  async hide(tx: Tx, customerId: string, ended: Association, at: Date): Promise<void> {
    const paidMeanwhile = { payment_time: { $gte: ended.associatedOn, $lte: at } };
    const filter = { customer_id: customerId, $nor: [paidMeanwhile] };
    await orders(tx).updateMany(filter, { $pull: { shown_to: dealerKey(dealerOf(ended)) } }, { session: tx.session });
  }

  private write(tx: Tx, event: BillingEvent): Promise<unknown> {
    switch (event.type) {
      case 'order-created':
        return orders(tx).insertOne(orderDocument(event.order, tx.position()), { session: tx.session });
      case 'order-closed':
      case 'order-paid':
      case 'order-moved':
      case 'lock-changed':
      case 'payer-changed':
        return orders(tx).replaceOne({ _id: event.order.id }, orderDocument(event.order, tx.position()), { session: tx.session });
      case 'proxy-pay-changed':
        return event.from === 'NONE' ? this.addRequest(tx, event.request) : changeRequest(tx, event.request);
      default:
        return assertNever(event);
    }
  }

  private async addRequest(tx: Tx, request: ProxyPayRequest): Promise<unknown> {
    const seq = await this.ranks.requests.next(tx, dealerKey(request.dealer));
    return requests(tx).insertOne(proxyPayDocument(request, seq, tx.position()), { session: tx.session });
  }

  private async one(tx: Tx, filter: { _id: string } | { external_id: string }): Promise<Order | undefined> {
    const document = await orders(tx).findOne(filter, { session: tx.session });
    if (document) tx.observe(document.position);
    return document ? orderOf(document) : undefined;
  }
}

const orders = (tx: Tx) => tx.collection<OrderDocument>(ORDERS);
const requests = (tx: Tx) => tx.collection<ProxyPayDocument>(PROXY_PAY_REQUESTS);

function changeRequest(tx: Tx, request: ProxyPayRequest): Promise<unknown> {
  return requests(tx).updateOne({ _id: request.id }, { $set: proxyPayChanges(request, tx.position()) }, { session: tx.session });
}
