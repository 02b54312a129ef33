import { refuse, type Refusal } from '@pc/kernel';
import type { Contact, Partner } from '../account';
import { newPartner } from '../register';
import type { Company } from './company';

/** A further account is no way around what the vendor has decided of the main one. */
export function refuseFurtherAccount(main: Partner): Refusal | undefined {
  if (main.flags.sandbox) return refuse('CBC.99005035');
  return main.state === 'NORMAL' ? undefined : refuse('CBC.50010085');
}

/** customers 10.4: a solution provider of the same legal person; every other kind is the vendor's to give. */
export function furtherAccount(company: Company, party: { id: string; name: string; createdAt: Date; contact: Contact }): Partner {
  const kind = { kind: 'SOLUTION_PROVIDER', governmentKinds: [], partnerSpendsMode: false } as const;
  return newPartner({ ...party, companyId: company.id, companyName: company.profile.companyName, ...kind });
}
