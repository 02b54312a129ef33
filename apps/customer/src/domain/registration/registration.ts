import { refuse, type Refusal } from '@pc/kernel';
import { REFERRAL, RESALE, type Account, type AssociationType, type Partner } from '../account';
import type { AssociationTarget } from '../association';
import { MAINLAND_PHONE } from '../contact';
import { refuseAdmission, refuseDistributor } from '../partner';
import { refusePassword } from '../password-policy';
import { refuseNewName } from './registration-name';

/** What a partner tells of the customer that it registers. */
export interface Registration {
  readonly name: string;
  /** The name was made here and not chosen (customers 4.6). */
  readonly nameIsGenerated: boolean;
  /** Absent: not set; empty: set to nothing (customers 4.19). */
  readonly phone?: string;
  readonly password?: string;
}

/**
 * customers 4.28, 4.29, 4.1: the partner's state comes first, then whether the reseller is its own. `reseller` is what the
 * given id leads to; only a distributor has resellers.
 */
export function decideOwner(
  partner: Partner,
  indirectPartnerId: string | undefined,
  reseller: Account | undefined,
): AssociationTarget | Refusal {
  if (indirectPartnerId === undefined) return refuseAdmission(partner, undefined) ?? { partner };
  const foreign = refuse('CBC.99000037', { field: 'indirect_partner_id' });
  const state = partner.kind === 'DISTRIBUTOR' ? refuseDistributor(partner) : refuseAdmission(partner, undefined);
  if (state) return state;
  if (reseller?.type !== 'RESELLER') return foreign;
  return refuseAdmission(partner, reseller) ?? { partner, reseller };
}

/** customers 4.27: resale, unless the partner may choose and chose referral. */
export function kindOfNew(partner: Partner, cooperationType: string | undefined): AssociationType {
  return partner.flags.cooperationTypeAccepted && cooperationType === REFERRAL ? REFERRAL : RESALE;
}

/** customers 4.24: a platform's identifier is good for the partner it was issued to. */
export function refuseForeignPlatform(partner: Partner, xaccountType: string): Refusal | undefined {
  return partner.xaccountType === xaccountType ? undefined : refuse('CBC.0101', { field: 'xaccount_type' });
}

/** customers 4.4, 4.5, 4.7, 4.21 in the order of customers 4.1. */
export function refuseForms({ name, nameIsGenerated, phone, password }: Registration): Refusal | undefined {
  const wrongName = nameIsGenerated ? undefined : refuseNewName(name, 'domain_name');
  if (wrongName) return wrongName;
  if (phone && !MAINLAND_PHONE.test(phone)) return refuse('CBC.5017', { field: 'mobile_phone' });
  return password === undefined ? undefined : refusePassword(password, name, phone);
}
