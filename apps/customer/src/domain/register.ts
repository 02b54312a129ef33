import type { Binding, Contact, Customer, GovernmentKind, Partner, PartnerKind, RealName, RegisteredVia, Reseller } from './account';
import type { AccountEvent } from './account-event';
import { DEFAULT_FLAGS } from './partner';
import { NOT_FROZEN } from './freeze';

interface NewParty {
  readonly contact?: Contact;
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
}

interface NewPartner extends NewParty {
  readonly companyName: string;
  /** Absent: a legal person of its own, under the account's id. */
  readonly companyId?: string;
  readonly kind: PartnerKind;
  readonly governmentKinds: readonly GovernmentKind[];
  readonly partnerSpendsMode: boolean;
  readonly xaccountType?: string;
}

interface NewReseller extends NewParty {
  readonly companyName: string;
  readonly distributorId: string;
}

interface NewCustomer extends NewParty {
  readonly registeredVia: RegisteredVia;
  readonly marketingClosed?: boolean;
  readonly binding?: Binding;
}

const NO_REAL_NAME: RealName = { status: '-1', type: -1 };

/** A party begins with version 0; its first event tells that it is there. */
const beginning = { version: 0, facts: {}, contact: {} } as const;

export function newPartner({ partnerSpendsMode, ...partner }: NewPartner): Partner {
  return {
    type: 'PARTNER',
    ...beginning,
    state: 'NORMAL',
    flags: { ...DEFAULT_FLAGS, partnerSpendsMode },
    verificationProtection: false,
    companyId: partner.id,
    ...partner,
  };
}

export function newReseller(reseller: NewReseller): Reseller {
  return { type: 'RESELLER', ...beginning, state: 'JOINED', ...reseller };
}

/** customers 3.3: a customer starts unfrozen, and belongs to nobody. */
export function newCustomer(customer: NewCustomer): Customer {
  return {
    type: 'CUSTOMER',
    ...beginning,
    association: undefined,
    timesAssociated: 0,
    freezes: NOT_FROZEN,
    marketingClosed: false,
    realName: NO_REAL_NAME,
    level: 'V0',
    ...customer,
  };
}

/** What is told of a party that has just come to be. */
export function firstEvents(party: Partner | Reseller | Customer): AccountEvent[] {
  switch (party.type) {
    case 'PARTNER':
      return [{ type: 'partner-changed', state: party.state, flags: party.flags }];
    case 'RESELLER':
      return [{ type: 'reseller-changed', state: party.state }];
    case 'CUSTOMER':
      return [{ type: 'customer-created', via: party.registeredVia }];
  }
}
