import type { Tx } from '@pc/store';
import type { BillingEvent } from '../domain/billing-event';
import type { Association } from '../domain/customer';
import type { Dealer } from '../domain/dealer';
import type { Order } from '../domain/order';
import type { ProxyPayRequest } from '../domain/proxy-pay-request';

/** Orders and the requests that a partner pay them, with their list positions and the outbox of their events. */
export abstract class Orders {
  abstract find(tx: Tx, id: string): Promise<Order | undefined>;
  abstract byExternalId(tx: Tx, externalId: string): Promise<Order | undefined>;
  abstract request(tx: Tx, id: string): Promise<ProxyPayRequest | undefined>;
  /** The request that is open on this order. */
  abstract openRequestOf(tx: Tx, order: Order | undefined): Promise<ProxyPayRequest | undefined>;
  /** Those of the customer that wait for this partner or one of its resellers, or are being paid. */
  abstract openRequests(tx: Tx, customerId: string, partnerId: string): Promise<ProxyPayRequest[]>;

  /** Ids of unpaid orders whose deadline has passed and that nobody is paying, at most `limit`; read outside any transaction. */
  abstract due(now: Date, limit: number, except: readonly string[]): Promise<string[]>;

  /** Writes what happened, all of it in `tx`. */
  abstract save(tx: Tx, events: readonly BillingEvent[]): Promise<void>;

  /** Shows all orders of a customer to who serves it now (billing OR-1). */
  abstract show(tx: Tx, customerId: string, dealer: Dealer): Promise<void>;
  /** Shows those to who served it no longer that were not paid meanwhile (billing OR-12). */
  abstract hide(tx: Tx, customerId: string, ended: Association, at: Date): Promise<void>;
}
