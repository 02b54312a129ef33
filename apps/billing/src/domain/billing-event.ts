import type { Refusal } from '@pc/kernel';
import type { Order } from './order';
import type { Payment } from './payment/payment';
import type { ProxyPayRequest, ProxyPayStatus } from './proxy-pay-request';

export type CloseCause = 'CANCELLED' | 'EXPIRED';

/** What happened, in the order in which it happened. Objects are as they are afterwards. */
export type BillingEvent =
  | { readonly type: 'order-created'; readonly order: Order }
  | { readonly type: 'order-closed'; readonly order: Order; readonly cause: CloseCause }
  /** A payment of it begins or was given up, of which nobody is told. */
  | { readonly type: 'lock-changed'; readonly order: Order }
  | { readonly type: 'order-paid'; readonly order: Order; readonly payment: Payment }
  /** What became of it after that, or before it waited for payment; nobody is told. */
  | { readonly type: 'order-moved'; readonly order: Order }
  /** Who would pay it changed, of which the request tells. */
  | { readonly type: 'payer-changed'; readonly order: Order }
  | { readonly type: 'proxy-pay-changed'; readonly request: ProxyPayRequest; readonly from: ProxyPayStatus | 'NONE' };

/** The outcome of a command. */
export type Decision = readonly BillingEvent[] | Refusal;
