import { Injectable } from '@nestjs/common';
import { incentive, type AnswerOf, type Breach } from '@pc/contracts';
import { StoreConnection, type ClientSession, type NewestFirst } from '@pc/store';
import { contradictionsIn, countCoupon, emptyTally, type QuotaTally } from '../../domain/conservation';
import { Contradictions } from '../../ports/contradictions';
import { COUPONS, QUOTAS, RECORDS } from './collections';
import type { CouponDocument } from './coupon.document';
import { quotaOf, type QuotaDocument } from './quota.document';
import { Ranks } from './ranks';
import type { RecordDocument } from './record.document';
import { couponStatusOf } from './wire-names';

/** Rows that are fetched at once; nothing but sums is kept of them. */
const BATCH = 5_000;
type Lengths = ReadonlyMap<string, number>;

@Injectable()
export class ContradictionsReader extends Contradictions {
  constructor(
    private readonly store: StoreConnection,
    private readonly ranks: Ranks,
  ) {
    super();
  }

  /** Reads one moment of the store in one pass, while issues go on. */
  override async find(): Promise<AnswerOf<typeof incentive.auditIncentive>> {
    const before = await this.lengths();
    const count = await this.store.withTransaction((session) => this.count(session));
    const after = await this.lengths();
    const lists = [
      ...listBreaches(COUPONS, count.coupons, before.coupons, after.coupons),
      ...listBreaches(RECORDS, count.records, before.records, after.records),
    ];
    const [coupons, records] = [total(count.coupons), total(count.records)];
    return { checked: { quotas: count.quotas, coupons, records }, breaches: [...count.breaches, ...lists] };
  }

  private async count(session: ClientSession) {
    const documents = await this.store.collection<QuotaDocument>(QUOTAS).find({}, { session }).toArray();
    const tallies = new Map(documents.map(({ _id }) => [_id, emptyTally()]));
    const tallyOf = (id: string) => tallies.get(id) ?? emptyTally();
    const { lengths: coupons, breaches } = await this.countCoupons(session, tallies);
    const records = await this.countRecords(session, tallyOf);
    return { quotas: documents.length, coupons, records, breaches: [...breaches, ...contradictionsIn(documents.map(quotaOf), tallyOf)] };
  }

  private async countCoupons(session: ClientSession, tallies: ReadonlyMap<string, QuotaTally>) {
    const lengths = new Map<string, number>();
    const breaches: Breach[] = [];
    const projection = { scope: 1, quota_id: 1, status: 1, face_value: 1, balance: 1, locked: 1, reclaimed: 1 };
    for await (const coupon of this.store.collection<CouponDocument>(COUPONS).find({}, { session, projection, batchSize: BATCH })) {
      lengths.set(coupon.scope, (lengths.get(coupon.scope) ?? 0) + 1);
      const tally = tallies.get(coupon.quota_id);
      if (tally) breaches.push(...countCoupon(tally, counted(coupon)));
      else breaches.push({ rule: 'R-1', subject: coupon._id, detail: `its quota ${coupon.quota_id} does not exist` });
    }
    return { lengths, breaches };
  }

  private async countRecords(session: ClientSession, tallyOf: (quotaId: string) => QuotaTally): Promise<Lengths> {
    const lengths = new Map<string, number>();
    const projection = { _id: 0, scope: 1, quota_id: 1, operation_type: 1, amount: 1, error_code: 1 };
    for await (const record of this.store.collection<RecordDocument>(RECORDS).find({}, { session, projection, batchSize: BATCH })) {
      lengths.set(record.scope, (lengths.get(record.scope) ?? 0) + 1);
      if (record.error_code === undefined) countRecord(tallyOf(record.quota_id), record);
    }
    return lengths;
  }

  private async lengths(): Promise<{ coupons: Lengths; records: Lengths }> {
    return { coupons: await lengthsOf(this.ranks.coupons), records: await lengthsOf(this.ranks.records) };
  }
}

function countRecord(tally: QuotaTally, { operation_type, amount }: RecordDocument): void {
  if (operation_type === incentive.OPERATION_TYPES.ISSUE) {
    tally.recordedIssues += 1;
    tally.recordedFaceValue += amount;
  } else tally.recordedReclaims += amount;
}

function counted({ _id, status, face_value, balance, locked = 0n, reclaimed = 0n }: CouponDocument) {
  return { id: _id, status: couponStatusOf(status), faceValue: face_value, balance, locked, reclaimed };
}

async function lengthsOf(list: NewestFirst<CouponDocument> | NewestFirst<RecordDocument>): Promise<Lengths> {
  const scopes = await list.scopes();
  return new Map(
    await Promise.all(scopes.map(async (scope) => [scope, (await list.page({ scopes: [scope], offset: 0, limit: 1 })).total] as const)),
  );
}

/** A list must be as long as it says; while issues go on, between what it said before and after it was counted. */
function listBreaches(list: string, found: Lengths, before: Lengths, after: Lengths): Breach[] {
  return [...after].flatMap(([scope, most]) => {
    const [rows, least] = [found.get(scope) ?? 0, before.get(scope) ?? 0];
    if (least <= rows && rows <= most) return [];
    return [
      {
        rule: 'section 6',
        subject: `${list} ${scope}`,
        detail: `the list says ${least === most ? most : `${least} to ${most}`} rows, and there are ${rows}`,
      },
    ];
  });
}

function total(lengths: Lengths): number {
  return [...lengths.values()].reduce((sum, length) => sum + length, 0);
}
