import { datedId } from '@pc/kernel';
import { incentive } from '@pc/contracts';
import type { NewestFirst, Tx } from '@pc/store';
import type { DomainEvent } from '../../domain/domain-event';
import type { Happening } from '../../ports/benefits';
import { RECORDS } from './collections';
import { recordId, type RecordDocument } from './record.document';
import { recordScope } from './scope';

type Draft = Omit<RecordDocument, 'seq' | 'operation_time'>;
type DraftOfEvent = Omit<Draft, 'operator'>;

/**
 * One record a customer or coupon, for successes and refusals alike, in the transaction of the money (benefits R-57).
 * The record of an issue is the coupon itself; see `issue-record.ts`.
 * `numbers` tells which of its coupon's records each event about an older coupon is.
 */
export async function saveRecords(
  tx: Tx,
  happenings: readonly Happening[],
  numbers: ReadonlyMap<DomainEvent, number>,
  ranks: NewestFirst<RecordDocument>,
): Promise<void> {
  const drafts = happenings.flatMap(({ events, operator }) => draftsOf(tx, events, numbers).map((draft) => ({ ...draft, operator })));
  if (drafts.length === 0) return;
  const documents: RecordDocument[] = [];
  for (const [scope, members] of Map.groupBy(drafts, (draft: Draft) => draft.scope)) {
    const first = await ranks.next(tx, scope, members.length);
    documents.push(...members.map((draft, index) => ({ ...draft, seq: first + index, operation_time: tx.now })));
  }
  await tx.collection<RecordDocument>(RECORDS).insertMany(documents, { session: tx.session });
}

function draftsOf(tx: Tx, events: readonly DomainEvent[], numbers: ReadonlyMap<DomainEvent, number>): DraftOfEvent[] {
  return events.flatMap((event) => draftOf(tx, event, numbers) ?? []);
}

function draftOf(tx: Tx, event: DomainEvent, numbers: ReadonlyMap<DomainEvent, number>): DraftOfEvent | undefined {
  switch (event.type) {
    case 'coupon-reclaimed':
      return {
        _id: recordId(event.coupon.id, numbers.get(event)!),
        operation_type: incentive.OPERATION_TYPES[event.operation],
        amount: event.amount,
        ...aboutCoupon(event),
      };
    case 'reclaim-refused':
      return {
        _id: recordId(event.coupon.id, numbers.get(event)!),
        operation_type: incentive.OPERATION_TYPES.MANUAL_RECLAIM,
        amount: 0n,
        error_code: event.code,
        ...aboutCoupon(event),
      };
    case 'customer-refused':
      return refusedIssue(datedId(tx.tick()), event);
    case 'coupon-issued':
    case 'quota-changed':
    case 'coupon-frozen':
    case 'coupon-locked':
    case 'coupon-unlocked':
    case 'coupon-spent':
    case 'quota-allotted':
    case 'allotment-refused':
    case 'quota-reclaimed':
    case 'quota-reclaim-refused':
      return undefined;
  }
}

function aboutCoupon({ coupon }: Extract<DomainEvent, { type: 'coupon-reclaimed' | 'reclaim-refused' }>) {
  return {
    scope: recordScope(coupon.issuer),
    quota_id: coupon.quotaId,
    quota_type: incentive.QUOTA_TYPES[coupon.kind],
    customer_id: coupon.customerId,
    remark: coupon.memo,
  };
}

function refusedIssue(
  _id: string,
  { quota, customerId, code, amount, memo }: Extract<DomainEvent, { type: 'customer-refused' }>,
): DraftOfEvent {
  return {
    _id,
    operation_type: incentive.OPERATION_TYPES.ISSUE,
    amount,
    error_code: code,
    scope: recordScope(quota.owner),
    quota_id: quota.id,
    quota_type: incentive.QUOTA_TYPES[quota.kind],
    customer_id: customerId,
    remark: memo,
  };
}
