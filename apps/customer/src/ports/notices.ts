import type { Tx } from '@pc/store';
import type { NoticeChannel, NoticeLanguage, NoticeTemplate } from '../domain/notices/notice';

export type { NoticeChannel, NoticeLanguage, NoticeTemplate };

/** A message to a person. `values` fill the text of the template; a code, link or name stands only there, and is kept sealed. */
export interface Notice {
  readonly channel: NoticeChannel;
  /** Phone or e-mail address. */
  readonly receiver: string;
  readonly template: NoticeTemplate;
  readonly language: NoticeLanguage;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * customers 10.9: e-mail and SMS leave after the commit of `tx`, tried up to 5 times. A message that is lost never changes
 * the result of what sent it.
 */
export abstract class Notices {
  abstract send(tx: Tx, notice: Notice): Promise<void>;
}
