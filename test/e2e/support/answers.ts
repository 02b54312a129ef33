/** The answers of the HTTP API, as far as the tests look into them. */

export interface Quota {
  readonly quota_id: string;
  readonly quota_status: number;
  readonly quota_value: number;
  readonly balance: number;
  readonly expire_time: string;
}

export interface Coupon {
  readonly coupon_id: string;
  readonly customer_id: string;
  readonly status: number;
  readonly face_value: number;
  readonly balance: number;
  readonly is_frozen: string;
}

export interface CouponRecord {
  readonly id: string;
  readonly operation_type: string;
  readonly coupon_id?: string;
  readonly customer_id: string;
  readonly operation_amount: number;
  readonly result: string;
  readonly remark?: string;
}

export interface Issued {
  readonly coupon_infos: ReadonlyArray<{ readonly id: string; readonly coupon_id: string }>;
  readonly error_details: ReadonlyArray<{ readonly id: string; readonly error_code: string; readonly error_msg: string }>;
}

export interface Quotas {
  readonly total_count: number;
  readonly quotas: readonly Quota[];
}

export interface Allotted {
  readonly simple_quota_infos: ReadonlyArray<{ readonly id: string; readonly quota_id: string }>;
  readonly error_details: readonly object[];
}

export interface AllottedQuotas {
  readonly total_count: number;
  readonly quotas: ReadonlyArray<Quota & { readonly indirect_partner_id: string; readonly parent_quota_id: string }>;
}

export interface QuotaRecords {
  readonly total_count: number;
  readonly records: ReadonlyArray<{
    readonly operation_type: string;
    readonly quota_id?: string;
    readonly amount: number;
    readonly result: string;
  }>;
}

export interface Coupons {
  readonly total_count: number;
  readonly user_coupons: readonly Coupon[];
}

export interface Records {
  readonly total_count: number;
  readonly records: readonly CouponRecord[];
}

/** The customer's list counts in `count` (benefits section 6). */
export interface HeldCoupons {
  readonly count: number;
  readonly user_coupons: readonly Coupon[];
}

export interface Audit {
  readonly services: ReadonlyArray<{ readonly service: string; readonly breaches: readonly object[] }>;
}
