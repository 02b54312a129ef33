import type { Tx } from '@pc/store';
import type { BindingNotice, Outcome } from '../../domain/sso/binding-notice';
import type { Page } from '../accounts';

export interface NoticeFilter {
  readonly partnerId?: string;
  readonly status?: BindingNotice['status'];
}

/** Notices to the platforms of partners, until they are received or have failed (customers 9.6). */
export abstract class BindingNotices {
  abstract add(tx: Tx, notice: BindingNotice): Promise<void>;
  abstract find(id: string, tx?: Tx): Promise<BindingNotice | undefined>;
  abstract save(tx: Tx, notice: BindingNotice): Promise<void>;
  /** Those whose time has come, the oldest first; of a customer only the earliest that is pending, of a partner at most so many. */
  abstract due(now: Date, limit: number, limitOfPartner: number): Promise<BindingNotice[]>;
  /** Newest first. */
  abstract list(filter: NoticeFilter, page: Page): Promise<{ count: number; notices: BindingNotice[] }>;
}

/** Posts to the platforms of partners. */
export abstract class PlatformPost {
  /** A form; received is any 2xx within 10 s, a redirect is not followed (customers 9.6). Never throws. */
  abstract post(url: string, fields: Readonly<Record<string, string>>): Promise<Outcome>;
}
