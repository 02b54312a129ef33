import { AUDIT_ENTRIES, AUDIT_INDEX, type IndexPlan } from '@pc/store';

export const QUOTAS = 'quotas';
/** One document a partner that owns quotas: who changes a fact about all of them and who adds one to them write it, and so meet. */
export const QUOTA_OWNERS = 'quota_owners';
export const COUPONS = 'coupons';
export const RECORDS = 'records';
/** Locks and redemptions by payment; see `payment.document.ts`. */
export const PAYMENTS = 'payments';
/** Of allotments and their reclaims (benefits 2.6). */
export const QUOTA_RECORDS = 'quota_records';
/** Allotments under way (benefits R-49). */
export const RUNNING_ALLOTMENTS = 'running_allotments';
export const WHITELISTS = 'whitelists';
export const WHITELIST_ENTRIES = 'whitelist_entries';
export const EXPIRIES = 'expiries';
export const PARTNERS = 'partners';
export const RESELLERS = 'resellers';
export const CUSTOMERS = 'customers';

/**
 * Coupons and records carry as few indexes as their questions allow: each costs every issue time.
 * What ends is found by `expiries`, the records of a coupon by their ids.
 */
export const INDEXES: IndexPlan = {
  [QUOTAS]: [
    { name: 'owner', key: { owner_partner_id: 1 } },
    { name: 'expire_time', key: { expire_time: 1 } },
  ],
  [QUOTA_OWNERS]: [],
  [COUPONS]: [
    { name: 'scope_seq', key: { scope: 1, seq: 1 } },
    { name: 'customer', key: { customer_id: 1 } },
  ],
  [RECORDS]: [{ name: 'scope_seq', key: { scope: 1, seq: 1 } }],
  [PAYMENTS]: [],
  [QUOTA_RECORDS]: [{ name: 'owner', key: { owner_partner_id: 1 } }],
  [RUNNING_ALLOTMENTS]: [],
  [WHITELISTS]: [],
  [WHITELIST_ENTRIES]: [{ name: 'edition_customer', key: { edition: 1, customer_id: 1 }, unique: true }],
  [EXPIRIES]: [{ name: 'expire_time', key: { expire_time: 1 } }],
  [PARTNERS]: [],
  [RESELLERS]: [],
  [CUSTOMERS]: [],
  [AUDIT_ENTRIES]: [AUDIT_INDEX],
};
