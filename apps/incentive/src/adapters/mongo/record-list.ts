import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import type { NewestFirst, Row, StoreConnection } from '@pc/store';
import type { OwnerFilter } from '../../ports/lists';
import { COUPONS } from './collections';
import type { CouponDocument } from './coupon.document';
import { recordView } from './coupon.view';
import { conditions, within } from './list-filters';
import { recordId, type RecordDocument } from './record.document';
import { isOfPartner, recordScope } from './scope';

type Contract = typeof incentive.listCouponRecords;

/** Benefits 5.5: issue and reclaim records, the newest first. */
export class RecordList {
  constructor(
    private readonly store: StoreConnection,
    private readonly ranks: NewestFirst<RecordDocument>,
  ) {}

  async page(owner: OwnerFilter, wanted: PayloadOf<Contract>): Promise<AnswerOf<Contract>> {
    const { coupon_ids: couponIds, offset, limit } = wanted;
    const ids = couponIds && (await this.recordIds(couponIds));
    const filter = { ...filterOf(wanted), ...conditions({ _id: ids }) };
    const { rows, total } = await this.ranks.page({
      scopes: await this.scopes(owner),
      filter,
      selective: ids !== undefined,
      offset,
      limit,
    });
    return { total_count: total, records: rows.map(recordView) };
  }

  private async scopes(owner: OwnerFilter): Promise<string[]> {
    if (owner.type === 'one') return [recordScope(owner.owner)];
    const all = await this.ranks.scopes();
    return owner.type === 'all' ? all : all.filter((scope) => isOfPartner(scope, owner.partnerId));
  }

  /** Every record of a coupon has a number; the coupon knows how many there are. */
  private async recordIds(couponIds: readonly string[]): Promise<string[]> {
    const coupons = await this.store
      .collection<CouponDocument>(COUPONS)
      .find({ _id: { $in: [...couponIds] } }, { projection: { records: 1 } })
      .toArray();
    return coupons.flatMap(({ _id, records = 1 }) => Array.from({ length: records }, (_, index) => recordId(_id, index + 1)));
  }
}

function filterOf({ operation_types, quota_id, quota_type, customer_id, operation_time, result }: PayloadOf<Contract>): Row {
  return conditions({
    operation_type: operation_types,
    quota_id,
    quota_type,
    customer_id,
    operation_time: within(operation_time),
    error_code: resultIs(result),
  });
}

/** `0` success, `-1` failure; any other text is no filter (benefits 5.5). */
function resultIs(result: string | undefined): Row | undefined {
  if (result === '0') return { $exists: false };
  return result === '-1' ? { $exists: true } : undefined;
}
