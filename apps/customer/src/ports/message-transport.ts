import type { NoticeChannel, NoticeLanguage, NoticeTemplate } from '../domain/notices/notice';

/** A message as it leaves. */
export interface Message {
  /** The same at every try, so that a carrier can tell a repetition. */
  readonly id: string;
  readonly channel: NoticeChannel;
  readonly receiver: string;
  readonly subject: string;
  readonly text: string;
  readonly template: NoticeTemplate;
  readonly language: NoticeLanguage;
}

/** The ways by which messages leave (customers 10.9); which they are is configuration. */
export abstract class MessageTransport {
  /** The local mailbox: messages stay readable for the vendor's staff. */
  abstract readonly isMailbox: boolean;
  /** Whether anything can leave on this channel at all. */
  abstract reaches(channel: NoticeChannel): boolean;
  /** Throws when the message was not taken. */
  abstract deliver(message: Message): Promise<void>;
}
