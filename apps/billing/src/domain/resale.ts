import { refuse, type Refusal } from '@pc/kernel';
import { accountOf, type Dealer } from './dealer';
import type { Association, Customer } from './customer';

/**
 * The association in which a dealer gives money to a customer, or takes it back: only its own resale customers have a granted account
 * (billing AC-1, AC-4). `isBack`: an unlink that is under way bars no reclaim (billing PP-16).
 */
export function resaleOf(customer: Customer | undefined, dealer: Dealer, isBack: boolean): Association | Refusal {
  const association = customer?.association;
  if (!association || association.partnerId !== dealer.partnerId || accountOf(association) !== accountOf(dealer))
    return refuse('CBC.99000035', { field: 'customer_id' });
  if (association.type !== '2') return refuse('CBC.99000000', { field: 'customer_id' });
  if (!isBack && customer.fence?.partnerId === dealer.partnerId) return refuse('CBC.99007004', { items: ['UNLINKING'] });
  return association;
}
