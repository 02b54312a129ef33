import type { Language } from '@pc/contracts';

export type NoticeChannel = 'SMS' | 'EMAIL';
export type NoticeLanguage = 'zh-cn' | 'en-us';

/** Of a message that a request causes: that in which it is answered (api 9.6). Kept where the message follows later, or by another's act. */
export function noticeLanguage({ language }: { readonly language?: Language }): NoticeLanguage {
  return language === 'en_US' ? 'en-us' : 'zh-cn';
}

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
