import type { Dealer } from './dealer';
import type { Discount } from './discount';
import type { Price } from './price';

export type OrderStatus =
  'PENDING_APPROVAL' | 'PENDING_REFUND' | 'PROCESSING' | 'CANCELLED' | 'COMPLETED' | 'PENDING_PAYMENT' | 'PENDING_CONFIRMATION';
export type OrderCategory = 'CLOUD' | 'HARDWARE' | 'STORED_VALUE_CARD' | 'MARKETPLACE';

/** A product line of an order. */
export interface OrderLine {
  readonly id: string;
  readonly productId: string;
  readonly productSpec?: string;
  readonly serviceType: ServiceType;
  readonly regionCode?: string;
  readonly periodType: number;
  readonly periodNum?: number;
  readonly subscriptionNum: number;
  readonly price: Price;
  readonly marketplace: boolean;
  readonly resources: readonly { readonly id: string; readonly mainId?: string }[];
}

export interface ServiceType {
  readonly code: string;
  readonly name?: string;
}

/** Prepaid products that a customer orders for a term (billing 4.1). What was ordered and its price never change here. */
export interface Order {
  readonly id: string;
  /** By which the ordering system names it (billing OR-10). */
  readonly externalId: string;
  readonly customerId: string;
  readonly status: OrderStatus;
  readonly orderType: number;
  readonly sourceType: number;
  readonly category: OrderCategory;
  readonly serviceType: ServiceType;
  readonly contractId?: string;
  /** Login of the person who ordered. */
  readonly userName: string;
  readonly enterpriseProjects: readonly { readonly id: string; readonly name: string }[];
  readonly discounts: readonly Discount[];
  readonly lines: readonly OrderLine[];
  readonly price: Price;
  readonly createTime: Date;
  readonly paymentTime?: Date;
  /** Until when it can be paid; absent while it waits for something else. */
  readonly deadline?: Date;
  /** While a partner is asked to pay: the request, and the account that would pay. */
  readonly agentPay?: { readonly requestId: string; readonly payerId: string };
  /** Who serves the customer at the moment, and whoever keeps seeing the order (billing OR-12). */
  readonly shownTo: readonly Dealer[];
  /** Counts the changes of which others are told. */
  readonly version: number;
}
