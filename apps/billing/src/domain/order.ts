import type { Dealer } from './dealer';
import type { Discount } from './discount';
import type { PaidPart } from './accounts/hold';
import type { Deduction } from './payment/payment';
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

/** By what an order was paid: where its refunds go, whatever becomes of the association (billing RF-8, RF-15). */
export interface Paid {
  readonly paymentId: string;
  /** The customer itself, or who paid for it. */
  readonly payerId: string;
  readonly parts: readonly PaidPart[];
  readonly deductions: readonly Deduction[];
}

/** Prepaid products that a customer orders for a term (billing 4.1). What was ordered never changes; its price is that of the payment. */
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
  /** The promotion itself says until when it can be paid (billing OR-2). */
  readonly promotionDeadline?: Date;
  /** From when its resources are there. */
  readonly effectiveTime?: Date;
  /** What was reported of it (billing OR-11). */
  readonly reports?: readonly string[];
  /** Until when it can be paid; absent while it waits for something else. */
  readonly deadline?: Date;
  /** While a partner is asked to pay, and after it paid: the request, and the account that would pay or did. */
  readonly agentPay?: { readonly requestId: string; readonly payerId: string };
  /** The payment that runs: nothing else happens to the order meanwhile (billing 6.5). */
  readonly payLock?: string;
  readonly paid?: Paid;
  /** Who serves the customer at the moment, and whoever keeps seeing the order (billing OR-12). */
  readonly shownTo: readonly Dealer[];
  /** Counts the changes of which others are told. */
  readonly version: number;
}
