import type { Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { AssociationRequest, RequestStatus } from '../domain/association-requests/association-request';
import type { RequestType, Side } from '../domain/association-requests/request-type';
import type { Page } from './accounts';

export interface RequestFilter {
  readonly customerId?: string;
  /** The account that stands for the partner's side. */
  readonly dealerId?: string;
  readonly type?: RequestType;
  readonly initiator?: Side;
  readonly status?: RequestStatus;
}

/** Requests to end or switch associations, each with the state of its saga (customers 6.15), and the outbox of their events. */
export abstract class AssociationRequests {
  /** Within `tx` as that transaction sees it, else as committed. */
  abstract find(id: string, tx?: Tx): Promise<AssociationRequest | undefined>;
  abstract ofCustomer(tx: Tx, customerId: string): Promise<AssociationRequest[]>;

  /** Stores a new request, with version 0, and tells of it. */
  abstract add(tx: Tx, request: AssociationRequest): Promise<AssociationRequest>;
  /**
   * Loads, decides, saves, and tells what is to be told, all in `tx`; two at once collide. Undefined: there is no such request.
   * The same request back: nothing is written.
   */
  abstract update(
    tx: Tx,
    id: string,
    decide: (request: AssociationRequest) => AssociationRequest | Refusal,
  ): Promise<AssociationRequest | Refusal | undefined>;

  /** Requests whose try nobody owns any more, those that wait longest first. */
  abstract unlinksDue(now: Date, limit: number): Promise<string[]>;
  /** Newest first; `count` is before paging. */
  abstract list(filter: RequestFilter, page: Page): Promise<{ count: number; requests: AssociationRequest[] }>;
}
