import { refuse, type Refusal } from '@pc/kernel';
import type { Contact } from '../account';
import type { NoticeChannel } from '../notices/notice';

/** Where a message to one contact goes. */
export interface Receiver {
  readonly channel: NoticeChannel;
  /** Phone or e-mail address. */
  readonly receiver: string;
}

/** The contact of an account on this channel; an account without one cannot be asked by it. */
export function receiverOf({ phone, email }: Contact, channel: NoticeChannel): Receiver | Refusal {
  const receiver = channel === 'SMS' ? phone : email;
  return receiver ? { channel, receiver } : refuse('CBC.99007004', { items: ['NO_CONTACT'] });
}

/** customers 10.5: a phone or an address is changed, one at a time. */
export function newReceiver({ phone, email }: Contact): Receiver | Refusal {
  if (phone !== undefined && email !== undefined)
    return refuse('CBC.0100', { field: 'email', reason: 'conflict', params: { other: 'mobile_phone' } });
  if (phone !== undefined) return { channel: 'SMS', receiver: phone };
  return email === undefined ? refuse('CBC.0100', { field: 'mobile_phone', reason: 'required' }) : { channel: 'EMAIL', receiver: email };
}
