import { Injectable } from '@nestjs/common';
import { NewestFirst, StoreConnection } from '@pc/store';
import type { AccountRecordDocument, AdjustRecordDocument } from './account.document';
import { ACCOUNT_RECORDS, ADJUST_RECORDS, PROXY_PAY_REQUESTS } from './collections';
import type { ProxyPayDocument } from './proxy-pay.document';

/** The lists that know their length and the place of every row: a request stays with whom it asked, a record with its account. */
@Injectable()
export class Ranks {
  readonly requests: NewestFirst<ProxyPayDocument>;
  readonly accountRecords: NewestFirst<ListedRecord>;
  readonly adjustRecords: NewestFirst<AdjustRecordDocument>;

  constructor(store: StoreConnection) {
    this.requests = new NewestFirst(store, PROXY_PAY_REQUESTS);
    this.accountRecords = new NewestFirst(store, ACCOUNT_RECORDS);
    this.adjustRecords = new NewestFirst(store, ADJUST_RECORDS);
  }
}

export type ListedRecord = AccountRecordDocument & { readonly scope: string; readonly seq: number };
