import { Injectable } from '@nestjs/common';
import type { AnswerOf, billing } from '@pc/contracts';
import { StoreConnection, type ClientSession } from '@pc/store';
import { contradictionsOf, paymentContradictions, type Contradiction } from '../../domain/contradictions';
import { Contradictions } from '../../ports/contradictions';
import { readAccounts } from './account-contradictions.reader';
import { ORDERS, PAYMENTS, PROXY_PAY_REQUESTS } from './collections';
import { orderOf, type OrderDocument } from './order.document';
import { paymentOf, type PaymentDocument } from './payments.repository';
import { proxyPayOf, type ProxyPayDocument } from './proxy-pay.document';

@Injectable()
export class ContradictionsReader extends Contradictions {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  /** All in one transaction: what happens meanwhile contradicts nothing. */
  find(): Promise<AnswerOf<typeof billing.auditBilling>> {
    return this.store.withTransaction((session) => this.read(session));
  }

  private async read(session: ClientSession): Promise<AnswerOf<typeof billing.auditBilling>> {
    const requests = this.store.collection<ProxyPayDocument>(PROXY_PAY_REQUESTS);
    const open = await requests.find({ status: { $in: ['PENDING', 'PAYING'] } }, { session }).toArray();
    const byOrder = Map.groupBy(open.map(proxyPayOf), ({ orderId }) => orderId);
    const payments = (await this.store.collection<PaymentDocument>(PAYMENTS).find({}, { session }).toArray()).map(paymentOf);
    const paymentsOf = Map.groupBy(payments, ({ orderId }) => orderId);
    const breaches: Contradiction[] = [];
    const unpaid = new Set<string>();
    let orders = 0;
    for await (const document of this.store.collection<OrderDocument>(ORDERS).find({}, { session })) {
      orders += 1;
      const order = orderOf(document);
      if (order.status === 'PENDING_PAYMENT') unpaid.add(order.id);
      breaches.push(
        ...contradictionsOf(order, byOrder.get(order.id) ?? []),
        ...paymentContradictions(order, paymentsOf.get(order.id) ?? []),
      );
      byOrder.delete(document._id);
    }
    for (const [orderId] of byOrder) breaches.push({ rule: 'billing PP-10', subject: orderId, detail: 'a request is open on no order' });
    const money = await readAccounts(this.store, session, (id) => unpaid.has(id));
    const proxy_pay_requests = await requests.countDocuments({}, { session });
    const checked = { orders, proxy_pay_requests, payments: payments.length, ...money.checked };
    return { checked, breaches: [...breaches, ...money.breaches] };
  }
}
