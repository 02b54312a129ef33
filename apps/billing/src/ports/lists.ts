import type { AnswerOf, billing, PayloadOf } from '@pc/contracts';
import type { Dealer } from '../domain/dealer';

/** Whose orders a caller sees (billing OR-1). */
export type Viewer = { readonly type: 'customer'; readonly id: string } | { readonly type: 'dealer'; readonly dealer: Dealer };

/** Lists of orders and of requests, for whoever was found to have the right to them. */
export abstract class Lists {
  abstract orders(viewer: Viewer, wanted: PayloadOf<typeof billing.listOrders>): Promise<AnswerOf<typeof billing.listOrders>>;
  /** Undefined: there is none that the viewer may see. */
  abstract order(viewer: Viewer, wanted: PayloadOf<typeof billing.getOrder>): Promise<AnswerOf<typeof billing.getOrder> | undefined>;
  abstract requests(
    dealer: Dealer,
    wanted: PayloadOf<typeof billing.listProxyPayRequests>,
  ): Promise<AnswerOf<typeof billing.listProxyPayRequests>>;
  /** How many orders of the customer wait for payment (billing AC-18). */
  abstract unpaidOrders(customerId: string): Promise<number>;
}
