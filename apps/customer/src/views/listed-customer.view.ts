import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { formatUtc, type Sealer } from '@pc/kernel';
import type { Customer } from '../domain/account';
import { freezeLevel } from '../domain/freeze';

type Listed = AnswerOf<typeof contracts.queryCustomers>['customers'][number];

/** customers 2.1: fields that the customer lacks are absent; contacts are sealed. */
export function listedCustomer(customer: Customer, sealer: Sealer): Listed {
  const { association, realName, contact, binding, label, accountManager } = customer;
  return {
    customer_id: customer.id,
    account_name: customer.name,
    ...(realName.name !== undefined && { customer: realName.name }),
    ...(association && { associated_on: formatUtc(association.associatedOn), association_type: association.type }),
    ...(label !== undefined && { label }),
    ...(contact.phone !== undefined && { sealed_telephone: sealer.seal(contact.phone, 'contact') }),
    ...(contact.email !== undefined && { sealed_email: sealer.seal(contact.email, 'contact') }),
    verified_status: realName.status,
    customer_type: realName.type,
    is_frozen: freezeLevel(customer.freezes),
    ...(accountManager !== undefined && { account_manager: accountManager }),
    ...(binding && { xaccount_id: binding.xaccountId, xaccount_type: binding.xaccountType }),
    customer_level: customer.level,
  };
}
