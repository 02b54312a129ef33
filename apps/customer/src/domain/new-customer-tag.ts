import type { Customer, NewCustomerTag } from './account';
import { beijingMonth } from './beijing-time';

/** customers 7.7, 7.18: nothing for a customer without a real name; `N` after the last day of the month in which it ends. */
export function tagOf({ realName, newCustomerTag }: Customer, now: Date): NewCustomerTag['tag'] | '' {
  if (realName.status !== '2' || !newCustomerTag) return '';
  return beijingMonth(now) > newCustomerTag.expireMonth ? 'N' : newCustomerTag.tag;
}
