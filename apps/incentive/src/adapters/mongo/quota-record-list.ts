import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { between, conditions, type StoreConnection } from '@pc/store';
import { QUOTA_RECORDS } from './collections';
import type { QuotaRecordDocument } from './quota-record.document';

type Contract = typeof incentive.listQuotaRecords;

/** Benefits 5.10. A distributor allots seldom, so its records are counted and sorted as they are found. */
export async function listQuotaRecords(
  store: StoreConnection,
  partnerId: string,
  { operation_time, offset, limit, ...wanted }: PayloadOf<Contract>,
): Promise<AnswerOf<Contract>> {
  const filter = { owner_partner_id: partnerId, ...conditions({ ...wanted, operation_time: between(operation_time) }) };
  const collection = store.collection<QuotaRecordDocument>(QUOTA_RECORDS);
  const [records, total] = await Promise.all([
    collection.find(filter, { sort: { operation_time: -1, _id: -1 }, skip: offset, limit }).toArray(),
    collection.countDocuments(filter),
  ]);
  return { total_count: total, records: records.map(quotaRecordView) };
}

function quotaRecordView(record: QuotaRecordDocument): incentive.QuotaRecordView {
  const { _id: id, owner_partner_id: _owner, amount, operation_time, error_code, ...shown } = record;
  const fields = { id, ...shown, amount_fen: Number(amount), operation_time: formatUtc(operation_time) };
  return { ...fields, result: error_code === undefined ? '0' : '-1' };
}
