import { Injectable } from '@nestjs/common';
import { billing, type AnswerOf, type PayloadOf } from '@pc/contracts';
import { StoreConnection } from '@pc/store';
import type { Dealer } from '../../domain/dealer';
import { Lists, type Viewer } from '../../ports/lists';
import { ORDERS } from './collections';
import { getOrder, listOrders } from './order-list';
import type { OrderDocument } from './order.document';
import { Ranks } from './ranks';
import { listRequests } from './request-list';

@Injectable()
export class ListsRepository extends Lists {
  constructor(
    private readonly store: StoreConnection,
    private readonly ranks: Ranks,
  ) {
    super();
  }

  orders(viewer: Viewer, wanted: PayloadOf<typeof billing.listOrders>): Promise<AnswerOf<typeof billing.listOrders>> {
    return listOrders(this.store, viewer, wanted);
  }

  order(viewer: Viewer, wanted: PayloadOf<typeof billing.getOrder>): Promise<AnswerOf<typeof billing.getOrder> | undefined> {
    return getOrder(this.store, viewer, wanted);
  }

  requests(dealer: Dealer, wanted: PayloadOf<typeof billing.listProxyPayRequests>): Promise<AnswerOf<typeof billing.listProxyPayRequests>> {
    return listRequests(this.ranks.requests, dealer, wanted);
  }

  unpaidOrders(customerId: string): Promise<number> {
    const filter = { customer_id: customerId, status: billing.ORDER_STATUSES.PENDING_PAYMENT };
    return this.store.collection<OrderDocument>(ORDERS).countDocuments(filter);
  }
}
