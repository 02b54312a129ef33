import type { Tx } from '@pc/store';

export type NoticeChannel = 'SMS' | 'EMAIL';
export type NoticeLanguage = 'zh-cn' | 'en-us';

/** A message to a person. `values` fill the text of the template; a code, link or name stands only there, and is kept sealed. */
export interface Notice {
  readonly channel: NoticeChannel;
  /** Phone or e-mail address. */
  readonly receiver: string;
  readonly template: NoticeTemplate;
  readonly language: NoticeLanguage;
  readonly values: Readonly<Record<string, string>>;
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

/**
 * customers 10.9: e-mail and SMS leave after the commit of `tx`, tried up to 5 times. A message that is lost never changes
 * the result of what sent it.
 */
export abstract class Notices {
  abstract send(tx: Tx, notice: Notice): Promise<void>;
}
