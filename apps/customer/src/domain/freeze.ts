import { refuse, type Refusal } from '@pc/kernel';
import { RESALE, type Customer, type FreezeLevel, type Freezes, type Partner } from './account';
import type { AccountEvent } from './account-event';

export const NOT_FROZEN: Freezes = { byPartner: 0, partnerFrozen: false };

/** customers 7.10, 7.17: resources that stay frozen for so long are released. */
const RELEASE_AFTER_MS = 15 * 24 * 60 * 60 * 1000;

export const FREEZE_KINDS = { ACCOUNT: 1, ACCOUNT_AND_RESOURCE: 2 } as const;
export type FreezeKind = keyof typeof FREEZE_KINDS;

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
  return [changed(freezes, { partnerFrozen }, 'PARTNER_FROZEN', at)];
}

export interface FreezeWish {
  readonly action: 'FREEZE' | 'UNFREEZE';
  readonly kind: FreezeKind;
  readonly reason: string;
}

/**
 * customers 3.3, 7.10: by the hand of the partner, resale customers only, and unfrozen by the same kind as frozen.
 * What is so already is fine and tells nothing. Under a frozen partner resources stay frozen (customers 6.13).
 */
export function decideFreeze(customer: Customer, partner: Partner, wish: FreezeWish, at: Date): AccountEvent[] | Refusal {
  const { freezes } = customer;
  if (customer.association?.type !== RESALE) return refuse('CBC.0101');
  const level = FREEZE_KINDS[wish.kind];
  if (wish.action === 'UNFREEZE' && level === 2 && partner.state === 'FROZEN') return refuse('CBC.0101');
  const [from, to]: [FreezeLevel, FreezeLevel] = wish.action === 'FREEZE' ? [0, level] : [level, 0];
  if (freezes.byPartner === to) return [];
  if (freezes.byPartner !== from) return refuse('CBC.0101');
  return [changed(freezes, { byPartner: to, reason: wish.reason }, 'PARTNER', at)];
}

/** What a partner froze by its own hand does not outlast its resale: nobody could unfreeze it any more. */
export function decideFreed({ freezes }: Customer, at: Date): AccountEvent[] {
  return freezes.byPartner === 0 ? [] : [changed(freezes, { byPartner: 0 }, 'PARTNER', at)];
}

/** customers 7.17: once for every stay in state 2. */
export function decideRelease({ freezes: { releaseDueAt } }: Customer, at: Date): AccountEvent[] {
  return releaseDueAt && releaseDueAt <= at ? [{ type: 'resources-released', at }] : [];
}

function changed(
  before: Freezes,
  change: Partial<Freezes>,
  cause: 'PARTNER' | 'PARTNER_FROZEN',
  at: Date,
): Extract<AccountEvent, { type: 'freeze-changed' }> {
  const { releaseDueAt, ...after } = { ...before, ...change };
  const level = freezeLevel(after);
  const due = freezeLevel(before) === 2 ? releaseDueAt : new Date(at.getTime() + RELEASE_AFTER_MS);
  const freezes = level === 2 && due ? { ...after, releaseDueAt: due } : after;
  return { type: 'freeze-changed', freezes, level, cause, at };
}
