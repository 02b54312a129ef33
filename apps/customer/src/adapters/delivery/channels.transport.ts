import type { NoticeChannel } from '../../domain/notices/notice';
import { MessageTransport, type Message } from '../../ports/message-transport';
import type { Carrier } from './carrier';

/** Each channel by its carrier; a channel without one reaches nobody. */
export class ChannelsTransport extends MessageTransport {
  override readonly isMailbox = false;

  constructor(private readonly carriers: Readonly<Partial<Record<NoticeChannel, Carrier>>>) {
    super();
  }

  override reaches(channel: NoticeChannel): boolean {
    return this.carriers[channel] !== undefined;
  }

  override async deliver(message: Message): Promise<void> {
    const carrier = this.carriers[message.channel];
    if (!carrier) throw new Error(`Nothing can leave by ${message.channel}`);
    await carrier.deliver(message);
  }
}
