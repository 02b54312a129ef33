/** A record of an allotment or of its reclaim (benefits 2.6). */
export interface QuotaRecordDocument {
  readonly _id: string;
  /** The distributor. */
  readonly owner_partner_id: string;
  readonly operation_type: '10' | '11';
  readonly quota_id?: string | undefined;
  readonly parent_quota_id?: string | undefined;
  readonly amount: bigint;
  readonly operation_time: Date;
  readonly operator: string;
  readonly indirect_partner_id?: string | undefined;
  readonly indirect_partner_account_name?: string | undefined;
  readonly indirect_partner_name?: string | undefined;
  readonly remark?: string | undefined;
  /** Present when it failed (`result` -1). */
  readonly error_code?: string | undefined;
}
