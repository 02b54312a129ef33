import { Injectable } from '@nestjs/common';
import { NewestFirst, StoreConnection } from '@pc/store';
import { COUPONS, RECORDS } from './collections';
import type { CouponDocument } from './coupon.document';
import type { RecordDocument } from './record.document';

/** The two long lists, which know their length and the place of every row (benefits 5.4, 5.5). */
@Injectable()
export class Ranks {
  readonly coupons: NewestFirst<CouponDocument>;
  readonly records: NewestFirst<RecordDocument>;

  constructor(store: StoreConnection) {
    this.coupons = new NewestFirst(store, COUPONS);
    this.records = new NewestFirst(store, RECORDS, { age: 'operation_time' });
  }
}
