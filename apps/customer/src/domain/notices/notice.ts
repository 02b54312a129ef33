export type NoticeChannel = 'SMS' | 'EMAIL';
export type NoticeLanguage = 'zh-cn' | 'en-us';

/** What is told, and which `values` its text needs. */
export type NoticeTemplate =
  /** `code`, `minutes` */
  | 'VERIFICATION_CODE'
  /** `partner` (name), `url`, `expires` (day) */
  | 'INVITATION'
  /** `distributor` (name), `url` */
  | 'RESELLER_INVITATION'
  /** `customer` (masked name), `result` (APPROVED or REJECTED), `opinion` */
  | 'REPORT_REVIEWED'
  /** `initiator` (name), `request` (DISASSOCIATE or SWITCH_TYPE), `reason` */
  | 'ASSOCIATION_REQUESTED'
  /** `request` (DISASSOCIATE or SWITCH_TYPE), `result` (APPROVED or REJECTED) */
  | 'ASSOCIATION_REQUEST_HANDLED'
  /** `kind` (PHONE, EMAIL or PASSWORD) */
  | 'CONTACT_CHANGED';

/** PENDING: is or will be tried; FAILED: given up (customers 10.9). */
export type NoticeState = 'PENDING' | 'SENT' | 'FAILED';
