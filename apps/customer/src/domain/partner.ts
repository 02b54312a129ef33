import { jsonDigest, refuse, type Refusal } from '@pc/kernel';
import type { Partner, PartnerFlags, PartnerState, Reseller } from './account';
import type { AccountEvent } from './account-event';

export const DEFAULT_FLAGS: PartnerFlags = {
  sandbox: false,
  ownsCustomers: true,
  partnerSpendsMode: false,
  proxyPayEnabled: true,
  cooperationTypeAccepted: false,
};

export interface PartnerWish {
  readonly state?: PartnerState;
  readonly flags?: Partial<PartnerFlags>;
}

/** customers 10.8: operators set state and flags; what is absent stays, what is so already tells nothing. */
export function decidePartner(partner: Partner, wish: PartnerWish): AccountEvent[] {
  const state = wish.state ?? partner.state;
  const flags = { ...partner.flags, ...wish.flags };
  const same = state === partner.state && jsonDigest(flags) === jsonDigest(partner.flags);
  return same ? [] : [{ type: 'partner-changed', state, flags }];
}

/** customers 4.28, 4.29: whether this partner, or this reseller below it, may take a customer on. */
export function refuseAdmission(partner: Partner, reseller: Reseller | undefined): Refusal | undefined {
  if (reseller) return refuseDistributor(partner) ?? refuseReseller(partner, reseller);
  if (partner.flags.sandbox) return refuse('CBC.99005035');
  if (partner.state !== 'NORMAL') return refuse('CBC.50010085');
  return partner.flags.ownsCustomers ? undefined : refuse('CBC.50010059');
}

/** customers 4.29: what keeps every reseller of this distributor from a new customer. */
export function refuseDistributor({ flags, state }: Partner): Refusal | undefined {
  if (flags.sandbox) return refuse('CBC.99005035');
  if (state === 'DELISTED') return refuse('CBC.50010065');
  return state === 'NORMAL' ? undefined : refuse('CBC.50010086');
}

function refuseReseller(distributor: Partner, { distributorId, state }: Reseller): Refusal | undefined {
  const own = distributorId === distributor.id && state === 'JOINED';
  return own ? undefined : refuse('CBC.99000037', { field: 'indirect_partner_id' });
}
