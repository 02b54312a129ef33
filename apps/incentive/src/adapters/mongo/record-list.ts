import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import { between, conditions, pageOfParts, type Part, type Row, type StoreConnection } from '@pc/store';
import type { OwnerFilter } from '../../ports/lists';
import { COUPONS } from './collections';
import type { CouponDocument } from './coupon.document';
import { recordView } from './coupon.view';
import { carriersOf, issueRecordOf, laterRecordIds } from './issue-record';
import type { Ranks } from './ranks';
import { couponScopesOf, isOfPartner, recordScope } from './scope';

type Contract = typeof incentive.listCouponRecords;
type View = incentive.RecordView;

/** Benefits 5.5: issue and reclaim records, the newest first; those of issues stand in the coupons. */
export class RecordList {
  constructor(
    private readonly store: StoreConnection,
    private readonly ranks: Ranks,
  ) {}

  async page(owner: OwnerFilter, wanted: PayloadOf<Contract>): Promise<AnswerOf<Contract>> {
    const parts = await Promise.all([this.ofIssues(owner, wanted), this.others(owner, wanted)]);
    const { rows, total } = await pageOfParts(
      parts.filter((part) => part !== undefined),
      wanted,
    );
    return { total_count: total, records: rows };
  }

  private async ofIssues(owner: OwnerFilter, wanted: PayloadOf<Contract>): Promise<Part<View> | undefined> {
    const filter = carriersOf(wanted);
    if (!filter) return undefined;
    const scopes = owner.type === 'one' ? couponScopesOf(owner.owner) : await this.scopes(this.ranks.coupons, owner);
    const selective = wanted.coupon_ids !== undefined || wanted.customer_id !== undefined;
    return this.ranks.coupons.part({ ...pageOf(wanted), scopes, filter, selective }, 'create_time', (coupon) =>
      recordView(issueRecordOf(coupon)),
    );
  }

  private async others(owner: OwnerFilter, wanted: PayloadOf<Contract>): Promise<Part<View>> {
    const ids = wanted.coupon_ids && (await this.recordIds(wanted.coupon_ids));
    const filter = { ...filterOf(wanted), ...conditions({ _id: ids }) };
    const scopes = owner.type === 'one' ? [recordScope(owner.owner)] : await this.scopes(this.ranks.records, owner);
    return this.ranks.records.part({ ...pageOf(wanted), scopes, filter, selective: ids !== undefined }, 'operation_time', recordView);
  }

  private async scopes(list: Pick<Ranks['records'], 'scopes'>, owner: Exclude<OwnerFilter, { type: 'one' }>): Promise<string[]> {
    const all = await list.scopes();
    return owner.type === 'all' ? all : all.filter((scope) => isOfPartner(scope, owner.partnerId));
  }

  /** Every record of a coupon has a number; the coupon knows how many there are. */
  private async recordIds(couponIds: readonly string[]): Promise<string[]> {
    const coupons = await this.store
      .collection<CouponDocument>(COUPONS)
      .find({ _id: { $in: [...couponIds] } }, { projection: { records: 1 } })
      .toArray();
    return coupons.flatMap(({ _id, records = 1 }) => laterRecordIds(_id, records));
  }
}

const pageOf = ({ offset, limit }: PayloadOf<Contract>) => ({ offset, limit });

function filterOf({ operation_types, quota_id, quota_type, customer_id, operation_time, result }: PayloadOf<Contract>): Row {
  return conditions({
    operation_type: operation_types,
    quota_id,
    quota_type,
    customer_id,
    operation_time: between(operation_time),
    error_code: resultIs(result),
  });
}

/** `0` success, `-1` failure; any other text is no filter (benefits 5.5). */
function resultIs(result: string | undefined): Row | undefined {
  if (result === '0') return { $exists: false };
  return result === '-1' ? { $exists: true } : undefined;
}
