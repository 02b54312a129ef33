import { Injectable } from '@nestjs/common';
import { incentive } from '@pc/contracts';
import { StoreConnection, type Tx } from '@pc/store';
import type { Coupon } from '../../domain/coupon';
import type { Quota } from '../../domain/quota';
import { DueWork, type DueStretch } from '../../ports/due-work';
import { COUPONS, EXPIRIES, QUOTAS } from './collections';
import { couponOf, type CouponDocument } from './coupon.document';
import { BLOCK, type ExpiryDocument } from './expiry-calendar';
import { quotaOf, type QuotaDocument } from './quota.document';

const { NORMAL, ADJUSTING, FROZEN } = incentive.QUOTA_STATUSES;

@Injectable()
export class DueWorkRepository extends DueWork {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  async *stretches(now: Date): AsyncIterable<DueStretch> {
    const rows = this.store.collection<ExpiryDocument>(EXPIRIES).find({ expire_time: { $lte: now } });
    for await (const { _id, quota_id, expire_time } of rows) yield { id: _id, quotaId: quota_id, expireTime: expire_time };
  }

  async coupons(tx: Tx, { id }: DueStretch, limit: number): Promise<Coupon[]> {
    const stretch = await tx.collection<ExpiryDocument>(EXPIRIES).findOne({ _id: id }, { session: tx.session });
    if (!stretch) return [];
    const { scope, block, quota_id, expire_time } = stretch;
    const places = { scope, seq: { $gte: block * BLOCK, $lt: (block + 1) * BLOCK } };
    const filter = { ...places, quota_id, expire_time, status: incentive.COUPON_STATUSES.USABLE };
    const documents = await tx.collection<CouponDocument>(COUPONS).find(filter, { session: tx.session, limit }).toArray();
    return documents.map(couponOf);
  }

  async close(tx: Tx, { id }: DueStretch): Promise<void> {
    await tx.collection<ExpiryDocument>(EXPIRIES).deleteOne({ _id: id }, { session: tx.session });
  }

  async quotas(now: Date, limit: number): Promise<Quota[]> {
    const filter = { expire_time: { $lte: now }, quota_status: { $in: [NORMAL, ADJUSTING, FROZEN] } };
    const documents = await this.store.collection<QuotaDocument>(QUOTAS).find(filter, { limit }).toArray();
    return documents.map(quotaOf);
  }
}
