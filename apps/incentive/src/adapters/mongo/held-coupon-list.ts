import { incentive, type AnswerOf, type PayloadOf } from '@pc/contracts';
import { between, conditions, type Row, type StoreConnection } from '@pc/store';
import { COUPONS } from './collections';
import type { CouponDocument } from './coupon.document';
import { couponView } from './coupon.view';
import { isOfPartner } from './scope';

type Contract = typeof incentive.listCoupons;

/** Benefits 5.6: what one holder has. A holder has few coupons, so they are found whole and shown in part. */
export class HeldCouponList {
  constructor(private readonly store: StoreConnection) {}

  async page(endedBefore: Date, wanted: PayloadOf<Contract>): Promise<AnswerOf<Contract>> {
    const found = await this.store.collection<CouponDocument>(COUPONS).find(filterOf(wanted)).toArray();
    const shown = found.filter((coupon) => isShown(coupon, endedBefore, wanted)).sort(newestFirst);
    return { count: shown.length, user_coupons: shown.slice(wanted.offset, wanted.offset + wanted.limit).map(couponView) };
  }

  async byId(ids: readonly string[]): Promise<incentive.CouponView[]> {
    const found = await this.store
      .collection<CouponDocument>(COUPONS)
      .find({ _id: { $in: [...ids] } })
      .toArray();
    return found.sort(newestFirst).map(couponView);
  }
}

function filterOf({ holder_id, coupon_id, order_id, promotion_plan_id, coupon_type, status, active_time }: PayloadOf<Contract>): Row {
  return conditions({
    customer_id: holder_id,
    _id: coupon_id,
    order_id,
    quota_id: promotion_plan_id,
    coupon_type,
    status,
    create_time: between(active_time),
  });
}

function isShown(coupon: CouponDocument, endedBefore: Date, { status, source_id }: PayloadOf<Contract>): boolean {
  if (coupon.status === incentive.COUPON_STATUSES.RECLAIMED && status !== coupon.status) return false;
  if (coupon.expire_time <= endedBefore || (coupon.closed_time && coupon.closed_time <= endedBefore)) return false;
  return source_id === undefined || isOfPartner(coupon.scope, source_id);
}

function newestFirst(one: CouponDocument, other: CouponDocument): number {
  return other.create_time.getTime() - one.create_time.getTime() || (one._id < other._id ? 1 : -1);
}
