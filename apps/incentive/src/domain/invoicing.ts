import type { Customer } from './customer';
import type { Quota } from './quota';

/** Whether the coupons of a quota are invoiced to their holders. */
export function isInvoicedToUser({ kind, invoiceParty }: Quota): boolean {
  return kind === 'CASH' && invoiceParty === 'COUPON_USER';
}

/** Whether the customer may not hold a coupon of the quota for the sake of its invoice (benefits R-21): a resale customer, or one under another contract. */
export function refusesHolder(quota: Quota, { association, contractingEntity }: Customer): boolean {
  return isInvoicedToUser(quota) && (association?.type === '2' || contractingEntity !== quota.contractingEntity);
}
