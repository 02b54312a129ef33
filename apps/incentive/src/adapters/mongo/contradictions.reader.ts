import { Injectable } from '@nestjs/common';
import { incentive, type AnswerOf, type Breach } from '@pc/contracts';
import { StoreConnection, type ClientSession, type NewestFirst } from '@pc/store';
import { contradictionsIn, countCoupons, emptyTally, lockBreaches, type CouponSums, type QuotaTally } from '../../domain/conservation';
import { Contradictions } from '../../ports/contradictions';
import { COUPONS, QUOTA_RECORDS, QUOTAS, RECORDS } from './collections';
import type { CouponDocument } from './coupon.document';
import { heldByCoupon, locksByCoupon, redeemedByQuota } from './payment-sums';
import { quotaOf, type QuotaDocument } from './quota.document';
import { Ranks } from './ranks';
import { ISSUE_RECORD } from './issue-record';
import type { RecordDocument } from './record.document';
import { couponStatusOf } from './wire-names';

type Lengths = ReadonlyMap<string, number>;

interface CouponGroup extends Omit<CouponSums, 'status'> {
  readonly _id: { readonly scope: string; readonly quota_id: string; readonly status: number };
  /** Those that carry the record of their issue, and what it says. */
  readonly recorded: number;
  readonly recordedValue: bigint;
}

const LOCKED = { $ifNull: ['$locked', 0n] };
const RECLAIMED = { $ifNull: ['$reclaimed', 0n] };
const UNLOCKED = { $subtract: ['$balance', LOCKED] };
const SPENT = { $subtract: [{ $subtract: ['$face_value', '$balance'] }, RECLAIMED] };

/** The store adds up, so that no row has to travel. */
const COUPON_SUMS = {
  $group: {
    _id: { scope: '$scope', quota_id: '$quota_id', status: '$status' },
    coupons: { $sum: 1 },
    faceValue: { $sum: '$face_value' },
    balance: { $sum: '$balance' },
    locked: { $sum: LOCKED },
    reclaimed: { $sum: RECLAIMED },
    recorded: { $sum: { $cond: [ISSUE_RECORD, 1, 0] } },
    recordedValue: { $sum: { $cond: [ISSUE_RECORD, '$face_value', 0n] } },
    least: { $min: { $min: [LOCKED, UNLOCKED, SPENT] } },
  },
};

interface RecordGroup {
  readonly _id: { readonly scope: string; readonly quota_id: string; readonly issue: boolean; readonly failed: boolean };
  readonly records: number;
  readonly amount: bigint;
}

const ALLOTMENT_SUMS = [
  { $match: { operation_type: incentive.QUOTA_OPERATION_TYPES.ALLOT, quota_id: { $exists: true } } },
  { $group: { _id: '$quota_id', amount: { $sum: '$amount' } } },
];

const RECORD_SUMS = {
  $group: {
    _id: {
      scope: '$scope',
      quota_id: '$quota_id',
      issue: { $eq: ['$operation_type', incentive.OPERATION_TYPES.ISSUE] },
      failed: { $ne: [{ $ifNull: ['$error_code', ''] }, ''] },
    },
    records: { $sum: 1 },
    amount: { $sum: '$amount' },
  },
};

@Injectable()
export class ContradictionsReader extends Contradictions {
  constructor(
    private readonly store: StoreConnection,
    private readonly ranks: Ranks,
  ) {
    super();
  }

  /** Looks at one moment of the store, while issues go on. */
  override async find(): Promise<AnswerOf<typeof incentive.auditIncentive>> {
    const before = await this.lengths();
    const count = await this.store.withTransaction((session) => this.count(session));
    const after = await this.lengths();
    const lists = [
      ...listBreaches(COUPONS, count.coupons, before.coupons, after.coupons),
      ...listBreaches(RECORDS, count.records, before.records, after.records),
    ];
    const [coupons, records] = [total(count.coupons), count.issueRecords + total(count.records)];
    return { checked: { quotas: count.quotas, coupons, records }, breaches: [...count.breaches, ...lists] };
  }

  private async count(session: ClientSession) {
    const documents = await this.store.collection<QuotaDocument>(QUOTAS).find({}, { session }).toArray();
    const tallies = new Map(documents.map(({ _id }) => [_id, emptyTally()]));
    const tallyOf = (id: string) => tallies.get(id) ?? emptyTally();
    const { lengths: coupons, issueRecords, breaches } = await this.countCoupons(session, tallies);
    const records = await this.countRecords(session, tallyOf);
    for (const [id, amount] of await redeemedByQuota(this.store, session)) tallyOf(id).redeemed += amount;
    await this.countAllotments(session, tallyOf);
    const contradictions = contradictionsIn(documents.map(quotaOf), tallyOf);
    const locks = lockBreaches(await heldByCoupon(this.store, session), await locksByCoupon(this.store, session));
    return { quotas: documents.length, coupons, issueRecords, records, breaches: [...breaches, ...contradictions, ...locks] };
  }

  private async countCoupons(session: ClientSession, tallies: ReadonlyMap<string, QuotaTally>) {
    const lengths = new Map<string, number>();
    const breaches: Breach[] = [];
    let issueRecords = 0;
    for await (const { _id, recorded, recordedValue, ...sums } of this.store
      .collection(COUPONS)
      .aggregate<CouponGroup>([COUPON_SUMS], { session })) {
      lengths.set(_id.scope, (lengths.get(_id.scope) ?? 0) + sums.coupons);
      issueRecords += recorded;
      const tally = tallies.get(_id.quota_id);
      if (!tally) {
        breaches.push({ rule: 'R-1', subject: _id.quota_id, detail: `${sums.coupons} coupons are of this quota, which does not exist` });
        continue;
      }
      tally.recordedIssues += recorded;
      tally.recordedFaceValue += recordedValue;
      breaches.push(...countCoupons(_id.quota_id, tally, { ...sums, status: couponStatusOf(_id.status) }));
    }
    return { lengths, issueRecords, breaches };
  }

  private async countRecords(session: ClientSession, tallyOf: (quotaId: string) => QuotaTally): Promise<Lengths> {
    const lengths = new Map<string, number>();
    for await (const { _id, records, amount } of this.store.collection(RECORDS).aggregate<RecordGroup>([RECORD_SUMS], { session })) {
      lengths.set(_id.scope, (lengths.get(_id.scope) ?? 0) + records);
      if (_id.failed) continue;
      const tally = tallyOf(_id.quota_id);
      if (_id.issue) {
        tally.recordedIssues += records;
        tally.recordedFaceValue += amount;
      } else tally.recordedReclaims += amount;
    }
    return lengths;
  }

  private async countAllotments(session: ClientSession, tallyOf: (quotaId: string) => QuotaTally): Promise<void> {
    const sums = this.store.collection(QUOTA_RECORDS).aggregate<{ _id: string; amount: bigint }>(ALLOTMENT_SUMS, { session });
    for await (const { _id, amount } of sums) tallyOf(_id).recordedAllotment = amount;
  }

  private async lengths(): Promise<{ coupons: Lengths; records: Lengths }> {
    return { coupons: await lengthsOf(this.ranks.coupons), records: await lengthsOf(this.ranks.records) };
  }
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
