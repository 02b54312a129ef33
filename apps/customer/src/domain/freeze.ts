import { RESALE, type Customer, type FreezeLevel, type Freezes, type Partner } from './account';
import type { AccountEvent } from './account-event';

export const NOT_FROZEN: Freezes = { byPartner: 0, partnerFrozen: false };

export function freezeLevel(freezes: Freezes): FreezeLevel {
  return freezes.partnerFrozen ? 2 : freezes.byPartner;
}

/**
 * customers 6.13: while the partner is frozen its resale customers are frozen with their resources; when it is back,
 * those frozen by it, and only they, are freed. A delisted partner's customers stay as they were.
 */
export function decideFollowPartner(customer: Customer, partner: Partner, at: Date): AccountEvent[] {
  const { association, freezes } = customer;
  if (association?.partnerId !== partner.id || partner.state === 'DELISTED') return [];
  const partnerFrozen = partner.state === 'FROZEN' && association.type === RESALE;
  if (partnerFrozen === freezes.partnerFrozen) return [];
  const next = { ...freezes, partnerFrozen };
  return [{ type: 'freeze-changed', freezes: next, level: freezeLevel(next), cause: 'PARTNER_FROZEN', at }];
}
