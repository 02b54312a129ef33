import { refuse, type Refusal } from '@pc/kernel';
import type { Customer, Partner } from '../account';
import type { AccountEvent } from '../account-event';
import { letGo } from '../association';
import { newPartner } from '../register';
import type { Company } from './company';

/** Every reason why this account cannot join the partner network, in the documented order (customers 10.2). */
export function joiningFailures({ realName, contact, association }: Customer): string[] {
  return [
    ...(realName.status === '2' && realName.type === 1 ? [] : ['NOT_ENTERPRISE_VERIFIED']),
    ...(contact.email ? [] : ['NO_EMAIL']),
    ...(association ? ['HAS_PARTNER'] : []),
  ];
}

export function refuseJoining(customer: Customer): Refusal | undefined {
  const items = joiningFailures(customer);
  return items.length > 0 ? refuse('CBC.99007004', { items }) : undefined;
}

/** The account becomes a solution provider: it stops being a customer, and keeps id, name, contact, facts and credentials. */
export function joinNetwork(customer: Customer, company: Company): AccountEvent[] {
  const { id, name, createdAt, contact, facts, tokensValidFrom } = customer;
  const { companyName } = company.profile;
  const kind = { kind: 'SOLUTION_PROVIDER', governmentKinds: [], partnerSpendsMode: false } as const;
  const partner: Partner = {
    ...newPartner({ id, name, createdAt, contact, companyName, companyId: company.id, ...kind }),
    facts,
    ...(tokensValidFrom && { tokensValidFrom }),
  };
  return [...letGo(customer), { type: 'partner-joined', partner }, ...profileKnown(company)];
}

/** Told with a partner account whose company is known by its code, so that others can compare with it. */
export function profileKnown({ profile }: Company): AccountEvent[] {
  return profile.creditCode === undefined ? [] : [{ type: 'company-profile-changed', profile }];
}
