import type { NoticeSettings } from '../../ports/settings';
import { type MessageTransport } from '../../ports/message-transport';
import { ChannelsTransport } from './channels.transport';
import { MailboxTransport } from './mailbox.transport';
import { SmsHookCarrier } from './sms-hook.carrier';
import { SmtpCarrier } from './smtp.carrier';

export function transportOf({ mailbox, mail, sms }: NoticeSettings): MessageTransport {
  if (mailbox) return new MailboxTransport();
  return new ChannelsTransport({ ...(mail && { EMAIL: new SmtpCarrier(mail) }), ...(sms && { SMS: new SmsHookCarrier(sms) }) });
}
