import { incentive } from '@pc/contracts';
import { datedId } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { DomainEvent } from '../../domain/domain-event';
import type { Reseller } from '../../domain/partner';
import type { Happening } from '../../ports/benefits';
import { QUOTA_RECORDS } from './collections';
import type { QuotaRecordDocument } from './quota-record.document';

const { ALLOT, RECLAIM } = incentive.QUOTA_OPERATION_TYPES;

type Draft = Omit<QuotaRecordDocument, '_id' | 'operator' | 'operation_time'>;

/** One record for each allotment and each reclaim of one, refused or not, in the transaction of the money (benefits R-57). */
export async function saveQuotaRecords(tx: Tx, happenings: readonly Happening[]): Promise<void> {
  const documents = happenings.flatMap(({ events, operator }) =>
    events
      .flatMap((event) => draftOf(event) ?? [])
      .map((draft) => ({ _id: datedId(tx.tick()), operator, operation_time: tx.now, ...draft })),
  );
  if (documents.length === 0) return;
  await tx.collection<QuotaRecordDocument>(QUOTA_RECORDS).insertMany(documents, { session: tx.session });
}

function draftOf(event: DomainEvent): Draft | undefined {
  switch (event.type) {
    case 'quota-allotted':
      return {
        owner_partner_id: event.quota.owner.partnerId,
        operation_type: ALLOT,
        quota_id: event.quota.id,
        parent_quota_id: event.quota.parentId,
        amount: event.amount,
        ...namesOf(event.reseller),
      };
    case 'allotment-refused':
      return {
        owner_partner_id: event.parent.owner.partnerId,
        operation_type: ALLOT,
        parent_quota_id: event.parent.id,
        amount: event.amount,
        error_code: event.code,
        ...namesOf(event.reseller),
      };
    case 'quota-reclaimed':
      return {
        owner_partner_id: event.quota.owner.partnerId,
        operation_type: RECLAIM,
        quota_id: event.quota.id,
        parent_quota_id: event.quota.parentId,
        amount: event.amount,
        remark: event.remark,
        ...namesOf(event.reseller),
      };
    case 'quota-reclaim-refused':
      return {
        owner_partner_id: event.partnerId,
        operation_type: RECLAIM,
        quota_id: event.quotaId,
        parent_quota_id: event.quota?.parentId,
        amount: 0n,
        remark: event.remark,
        error_code: event.code,
        ...(event.reseller && namesOf(event.reseller)),
      };
    default:
      return undefined;
  }
}

/** As they were then: a record never changes (benefits R-58). */
function namesOf({ id, accountName, name }: Reseller) {
  return { indirect_partner_id: id, indirect_partner_account_name: accountName, indirect_partner_name: name };
}
