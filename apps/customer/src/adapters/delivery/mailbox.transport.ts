import { MessageTransport } from '../../ports/message-transport';

/** The local mailbox: what is sent stays where it lies, sealed, and can be listed. For development and tests. */
export class MailboxTransport extends MessageTransport {
  override readonly isMailbox = true;

  override reaches(): boolean {
    return true;
  }

  override async deliver(): Promise<void> {
    // The notice is kept with its content, and that is the delivery.
  }
}
