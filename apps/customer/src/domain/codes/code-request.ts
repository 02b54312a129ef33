import { refuse, type Refusal } from '@pc/kernel';
import type { Account, Contact } from '../account';
import { MAINLAND_PHONE } from '../contact';
import type { NoticeChannel } from '../notices/notice';

/** Wire value of the scene of personal real-name authentication by bank card (customers 2.2). */
const REALNAME_SCENE = 18;

export interface CodeRequest {
  readonly phone: string;
  readonly scene: number;
  /** Who asks; undefined when the account is not there (any longer). */
  readonly partner: Account | undefined;
  /** Whom scene 18 is for. */
  readonly customer: Account | undefined;
}

/** customers 8.2, in the order of customers 4.1: the caller, the form of the number, whose customer it is. */
export function refuseCodeRequest({ phone, scene, partner, customer }: CodeRequest): Refusal | undefined {
  if (partner?.type !== 'PARTNER') return refuse('CBC.0151');
  if (partner.flags.sandbox) return refuse('CBC.99005035');
  if (!MAINLAND_PHONE.test(phone)) return refuse('CBC.5017', { field: 'mobile_phone' });
  if (!isForRealName(scene)) return undefined;
  const own = customer?.type === 'CUSTOMER' && customer.association?.partnerId === partner.id;
  return own ? undefined : refuse('CBC.99000035', { field: 'customer_id' });
}

export function isForRealName(scene: number): boolean {
  return scene === REALNAME_SCENE;
}

/** customers 10.7: codes of sensitive operations go to the bound contact alone. */
export function boundContact({ phone, email }: Contact, channel: NoticeChannel): string | Refusal {
  return (channel === 'SMS' ? phone : email) ?? refuse('CBC.99007004', { items: ['NO_CONTACT'] });
}

/** customers 10.6: the switch is off until the party turns it on. */
export function isProtected(account: Account | undefined): boolean {
  return (account?.type === 'PARTNER' || account?.type === 'RESELLER') && account.verificationProtection === true;
}
