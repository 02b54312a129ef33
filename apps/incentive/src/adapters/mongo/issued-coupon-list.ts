import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import { between, conditions, type NewestFirst, type Row, type StoreConnection } from '@pc/store';
import type { AssociationTypeAtIssue, OwnerFilter } from '../../ports/lists';
import { COUPONS } from './collections';
import type { CouponDocument } from './coupon.document';
import { couponView } from './coupon.view';
import { couponScope, isOfPartner, ofCouponScope } from './scope';

type Contract = typeof incentive.listIssuedCoupons;

/** Benefits 5.4: what an issuer issued, the newest first. */
export class IssuedCouponList {
  /** When the first coupon of a scope was issued; it never changes. */
  private readonly beginnings = new Map<string, Date>();

  constructor(
    private readonly store: StoreConnection,
    private readonly ranks: NewestFirst<CouponDocument>,
  ) {}

  async page(
    owner: OwnerFilter,
    types: readonly AssociationTypeAtIssue[],
    endedBefore: Date,
    wanted: PayloadOf<Contract>,
  ): Promise<AnswerOf<Contract>> {
    const scopes = await this.scopes(owner, types);
    const filter = { ...filterOf(wanted), ...(await this.window(scopes, endedBefore, wanted)) };
    const selective = wanted.coupon_id !== undefined || wanted.customer_id !== undefined;
    const { rows, total } = await this.ranks.page({ scopes, filter, selective, offset: wanted.offset, limit: wanted.limit });
    return { total_count: total, user_coupons: rows.map(couponView) };
  }

  private async scopes(owner: OwnerFilter, types: readonly AssociationTypeAtIssue[]): Promise<string[]> {
    if (owner.type === 'one') return types.map((type) => couponScope(owner.owner, type));
    const all = (await this.ranks.scopes()).filter((scope) => types.includes(ofCouponScope(scope).associationType));
    return owner.type === 'all' ? all : all.filter((scope) => isOfPartner(scope, owner.partnerId));
  }

  /**
   * Leaves out coupons that ended long ago (benefits R-55). A coupon ends after it was issued, so while the oldest of
   * a list is younger than that there is nothing to leave out, and the list need not be filtered.
   */
  private async window(scopes: readonly string[], endedBefore: Date, { expire_time }: PayloadOf<Contract>): Promise<Row> {
    const begun = await Promise.all(scopes.map((scope) => this.beginning(scope)));
    if (begun.every((time) => time === undefined || time > endedBefore)) return {};
    const asked: Row = between(expire_time) ?? {};
    return { expire_time: { ...asked, $gt: endedBefore } };
  }

  private async beginning(scope: string): Promise<Date | undefined> {
    const known = this.beginnings.get(scope);
    if (known) return known;
    const first = await this.store.collection<CouponDocument>(COUPONS).findOne({ scope, seq: 1 }, { projection: { create_time: 1 } });
    if (first) this.beginnings.set(scope, first.create_time);
    return first?.create_time;
  }
}

function filterOf({
  coupon_id,
  customer_id,
  order_id,
  coupon_type,
  status,
  create_time,
  effective_time,
  expire_time,
}: PayloadOf<Contract>): Row {
  return conditions({
    _id: coupon_id,
    customer_id,
    order_id,
    coupon_type,
    status,
    create_time: between(create_time),
    effective_time: between(effective_time),
    expire_time: between(expire_time),
  });
}
