import type { NoticeChannel, NoticeLanguage, NoticeState, NoticeTemplate } from '../domain/notices/notice';
import type { Page } from './accounts';

export interface NoticeFilter {
  /** Equal phones and addresses are one receiver. */
  readonly receiver?: string;
  readonly since?: Date;
}

export interface ListedNotice {
  readonly channel: NoticeChannel;
  readonly receiver: string;
  readonly template: NoticeTemplate;
  readonly language: NoticeLanguage;
  readonly state: NoticeState;
  readonly createdAt: Date;
  /** What it says; absent when that was forgotten. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Notices of the last 30 days. */
export abstract class NoticeList {
  /** Newest first; `count` is before paging. */
  abstract find(filter: NoticeFilter, page: Page): Promise<{ count: number; notices: ListedNotice[] }>;
}
