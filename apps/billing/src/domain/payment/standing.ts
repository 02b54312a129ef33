import { refuse, type Refusal } from '@pc/kernel';
import type { Customer } from '../customer';
import type { Partner } from '../partner';

interface Standing {
  readonly partner: Partner | undefined;
  readonly isVerified: boolean | undefined;
}

/** billing PAY-8: every item that stands against a payment; and PP-16 against one by the partner. */
export function refuseByStanding({ partner, isVerified }: Standing, customer: Customer, by: 'CUSTOMER' | 'DEALER'): Refusal | undefined {
  const { association, fence, isFrozen } = customer;
  const isUnlinking = by === 'DEALER' && fence !== undefined && fence.partnerId === association?.partnerId;
  const items = [
    ...(isFrozen !== 0 ? ['CUSTOMER_FROZEN'] : []),
    ...(isRestricted(customer, partner) ? ['PARTNER_RESTRICTED'] : []),
    ...(isVerified === false ? ['NOT_VERIFIED'] : []),
    ...(isUnlinking ? ['UNLINKING'] : []),
  ];
  return items.length > 0 ? refuse('CBC.99007004', { items }) : undefined;
}

/** customers 6.13: the resale customers of a restricted or frozen partner spend nothing, nor do those of its resellers. */
export function isRestricted({ association }: Pick<Customer, 'association'>, partner: Pick<Partner, 'state'> | undefined): boolean {
  return association?.type === '2' && (partner?.state === 'RESTRICTED' || partner?.state === 'FROZEN');
}
