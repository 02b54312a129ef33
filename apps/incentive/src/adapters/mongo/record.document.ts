/**
 * An issue or reclaim record (benefits 2.5); that of an issue is made from its coupon (`issue-record.ts`). Of a coupon: `_id` is the coupon's id, `-`, and the number of the record
 * among the coupon's, so that the records of some coupons are found without an index of their own.
 * Of a refused customer, where there is no coupon: an id of its own.
 */
export interface RecordDocument {
  readonly _id: string;
  readonly scope: string;
  readonly seq: number;
  readonly operation_type: string;
  readonly quota_id: string;
  readonly quota_type: number;
  readonly customer_id: string;
  readonly amount: bigint;
  readonly operation_time: Date;
  readonly operator: string;
  readonly remark?: string | undefined;
  /** Present when it failed (`result` -1). */
  readonly error_code?: string | undefined;
}

export const recordId = (couponId: string, number: number) => `${couponId}-${number}`;

/** The coupon of a record; undefined for a failed issue. */
export function couponIdOf(record: Pick<RecordDocument, '_id'>): string | undefined {
  const end = record._id.lastIndexOf('-');
  return end < 0 ? undefined : record._id.slice(0, end);
}
