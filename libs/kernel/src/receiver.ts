import type { Sealer } from './sealer';

/** What equal phones have in common: their digits, without the prefix of the mainland (customers 5.7). */
export function phoneKey(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:0086|86)(?=1[3-9]\d{9}$)/, '');
}

/** Letter case does not tell two addresses apart. */
export function emailKey(email: string): string {
  return email.toLowerCase();
}

/**
 * The keyed hash under which a service names the phone or e-mail address of a verification code to the customer service
 * (interactions 6): the plain receiver never travels.
 */
export function receiverHash(sealer: Sealer, receiver: string): string {
  return sealer.blindIndex(receiver.includes('@') ? emailKey(receiver) : phoneKey(receiver), 'receiver');
}
