import { Injectable } from '@nestjs/common';
import { NewestFirst, StoreConnection } from '@pc/store';
import { PROXY_PAY_REQUESTS } from './collections';
import type { ProxyPayDocument } from './proxy-pay.document';

/** The list that knows its length and the place of every row: a request stays with whom it asked. */
@Injectable()
export class Ranks {
  readonly requests: NewestFirst<ProxyPayDocument>;

  constructor(store: StoreConnection) {
    this.requests = new NewestFirst(store, PROXY_PAY_REQUESTS);
  }
}
