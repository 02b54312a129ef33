import type { AssociationType, Customer } from '../domain/account';
import type { Page } from './accounts';

/** Whose customers: of one partner or one reseller; of a distributor with its resellers; or all that there are. */
export type CustomerScope =
  | { readonly type: 'OF'; readonly dealerId: string }
  | { readonly type: 'WITH_RESELLERS'; readonly partnerId: string }
  | { readonly type: 'ALL' };

/** Parts of texts match anywhere (customers 7.1); bounds of times are included (customers 7.2). */
export interface CustomerFilter {
  readonly ids?: readonly string[];
  readonly partnerId?: string;
  readonly namePart?: string;
  readonly realNamePart?: string;
  /** Letter case matters here. */
  readonly labelPart?: string;
  readonly managerPart?: string;
  readonly associationType?: AssociationType;
  readonly associatedFrom?: Date;
  readonly associatedTo?: Date;
  /** The whole number. */
  readonly phone?: string;
}

/** Lists of customers, the latest association first, then by id (customers 7.5). No decision rests on them. */
export abstract class CustomerLists {
  /** `count` is before paging. */
  abstract page(scope: CustomerScope, filter: CustomerFilter, page: Page): Promise<{ count: number; customers: Customer[] }>;
  /** In batches: resale customers of a partner and its resellers whose freeze does not follow the partner's yet (customers 6.13). */
  abstract toFollow(partnerId: string, frozen: boolean): AsyncIterable<string[]>;
  /** At most so many whose resources are to be released by then (customers 7.17). */
  abstract releaseDue(until: Date, limit: number): Promise<string[]>;
}
