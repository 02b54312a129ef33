import { refuse, type Refusal } from '@pc/kernel';
import type { customer as contracts } from '@pc/contracts';
import type { Account, Customer, Partner, Reseller } from '../account';
import type { AccountEvent } from '../account-event';
import { letGo } from '../association';
import { freezeLevel } from '../freeze';

/** An invitation lives as long as one of a customer does (customers 5.9). */
export const RESELLER_INVITATION_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** A distributor's invitation of an enterprise; known by the keyed hash of its token alone. */
export interface ResellerInvitation {
  readonly id: string;
  readonly distributorId: string;
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedBy?: string;
}

type Item = (typeof contracts.RESELLER_ITEMS)[number];

/** customers 6.13: a frozen distributor takes no resellers on. */
export function refuseInviting(distributor: Partner): Refusal | undefined {
  return distributor.state === 'NORMAL' || distributor.state === 'RESTRICTED' ? undefined : refuse('CBC.50010085');
}

export function refuseInvitation(invitation: ResellerInvitation | undefined, now: Date): Refusal | undefined {
  if (!invitation) return refuseItem('LINK_NOT_FOUND');
  if (invitation.usedBy !== undefined) return refuseItem('LINK_USED');
  return invitation.expiresAt <= now ? refuseItem('LINK_EXPIRED') : undefined;
}

/** customers 7.13: every reason why this account cannot become a reseller, in the documented order. */
export function joiningObstacles(account: Account): Item[] {
  if (account.type === 'RESELLER') return ['HAS_DISTRIBUTOR'];
  if (account.type !== 'CUSTOMER') return ['IS_PARTNER'];
  const { realName, freezes, facts, association } = account;
  return [
    ...(realName.status === '2' && realName.type === 1 ? [] : ['NOT_ENTERPRISE_VERIFIED' as const]),
    ...(freezeLevel(freezes) > 0 ? ['FROZEN' as const] : []),
    ...(facts.contracts?.includes('SPECIAL') ? ['SPECIAL_CONTRACT' as const] : []),
    ...(association ? ['IS_CUSTOMER' as const] : []),
  ];
}

/** The account stops being a customer, and goes by the name that certification verified. */
export function decideJoining(customer: Customer, distributor: Partner, at: Date): AccountEvent[] | Refusal {
  if (distributor.state === 'DELISTED') return refuse('CBC.50010065');
  if (distributor.state === 'FROZEN') return refuse('CBC.50010086');
  const companyName = customer.realName.name ?? customer.name;
  return [...letGo(customer), { type: 'reseller-joined', distributorId: distributor.id, companyName, at }];
}

/** One that is leaving gets no allotment any more (benefits R-68); it has left when it is told again and has no customers. */
export function decideLeaving({ state }: Reseller, customers: number): AccountEvent[] | Refusal {
  if (state === 'LEFT') return refuseItem('WRONG_STATE');
  if (state === 'JOINED') return [{ type: 'reseller-changed', state: 'LEAVING' }];
  return customers > 0 ? refuseItem('HAS_CUSTOMERS') : [{ type: 'reseller-changed', state: 'LEFT' }];
}

const refuseItem = (item: string) => refuse('CBC.99007004', { items: [item] });
