import { refuse, type Refusal } from '@pc/kernel';
import { RESALE, type Association, type AssociationType, type Customer, type Partner, type Reseller } from './account';
import type { AccountEvent } from './account-event';
import { decideFreed } from './freeze';
import { refuseAdmission } from './partner';

/** Whom the customer shall belong to. */
export interface AssociationTarget {
  readonly partner: Partner;
  readonly reseller?: Reseller;
  /** Absent: as it is now, or resale for a new one (customers 4.27). */
  readonly type?: AssociationType;
  /** customers 5.19: it fulfils a report of the partner. */
  readonly viaReport?: boolean;
  /** Of the invitation that was accepted (customers 5.11). */
  readonly label?: string;
}

export interface AssociationWish {
  /** Absent: the customer shall belong to nobody. */
  readonly target?: AssociationTarget;
  readonly reason?: string;
  /** Of the association that may start. */
  readonly newId: string;
  readonly now: Date;
}

/**
 * Starts, switches, moves or ends an association so that the customer stands as wished (customers 3.2); nothing to do is no event.
 * Moving to another partner ends the old one first: there is at most one at a time.
 * `currentPartner` is the partner of the living association.
 */
export function decideAssociation(
  customer: Customer,
  currentPartner: Partner | undefined,
  wish: AssociationWish,
): AccountEvent[] | Refusal {
  const { target } = wish;
  const current = customer.association;
  if (current && target && sameParties(current, target))
    return switchType(customer, current, currentPartner, target.type ?? current.type, wish.now);
  const ended = current ? end(customer, current, currentPartner, wish) : leaveOtherPlatform(customer, target?.partner);
  if (!Array.isArray(ended)) return ended;
  const started = target ? start(customer, target, wish) : [];
  return Array.isArray(started) ? [...ended, ...started] : started;
}

function start(customer: Customer, target: AssociationTarget, { newId, now }: AssociationWish): AccountEvent[] | Refusal {
  const refusal = refuseAdmission(target.partner, target.reseller);
  if (refusal) return refusal;
  const association: Association = {
    id: newId,
    partnerId: target.partner.id,
    ...(target.reseller && { indirectPartnerId: target.reseller.id }),
    type: target.type ?? RESALE,
    associatedOn: now,
    first: customer.timesAssociated === 0,
  };
  const { viaReport = false, label } = target;
  return [{ type: 'association-started', association, viaReport, ...(label !== undefined && { label }) }];
}

function switchType(
  customer: Customer,
  association: Association,
  partner: Partner | undefined,
  to: AssociationType,
  at: Date,
): AccountEvent[] | Refusal {
  if (association.type === to) return [];
  // A frozen partner gets no new resale customer either.
  const refusal = refuseWhileFrozen(to === RESALE ? { ...association, type: to } : association, partner);
  return refusal ?? [...decideFreed(customer, at), { type: 'association-switched', association, to, at }];
}

/**
 * customers 9.10: a binding without an association is of a registration that the partner was refused (customers 4.34). It is the
 * only way in that the customer may have, and ends when another party takes it on: its former platform must not let anybody in there.
 */
function leaveOtherPlatform(customer: Customer, partner: Partner | undefined): AccountEvent[] {
  return partner && customer.binding?.xaccountType !== partner.xaccountType ? letGo(customer) : [];
}

/** What is told when the account leaves the platform that it is bound to: of each unbind one notice (customers 9.10). */
export function letGo({ binding }: Customer): AccountEvent[] {
  return binding ? [{ type: 'binding-changed', binding, bound: false }] : [];
}

/** customers 6.10, 9.10: the binding to the partner's platform goes with the association. */
function end(customer: Customer, association: Association, partner: Partner | undefined, wish: AssociationWish): AccountEvent[] | Refusal {
  const refusal = refuseWhileFrozen(association, partner);
  if (refusal) return refusal;
  const freed = decideFreed(customer, wish.now);
  const ended = {
    type: 'association-ended',
    association,
    at: wish.now,
    ...(wish.reason !== undefined && { reason: wish.reason }),
  } as const;
  return [...letGo(customer), ...freed, ended];
}

/** customers 6.13: a resale customer of a frozen partner stays what it is. */
function refuseWhileFrozen(association: Association, partner: Partner | undefined): Refusal | undefined {
  const held = association.type === RESALE && partner?.state === 'FROZEN';
  return held ? refuse('CBC.99007004', { items: ['PARTNER_FROZEN'] }) : undefined;
}

function sameParties(current: Association, { partner, reseller }: AssociationTarget): boolean {
  return current.partnerId === partner.id && current.indirectPartnerId === reseller?.id;
}
