import { refuse, type Refusal } from '@pc/kernel';
import type { AssociationType } from '../account';

/** customers 5.9. */
export const EMAIL_INVITATION_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

const FAILURES_KEPT_WHEN_OVER = 20;

export type LinkKind = 'GENERAL_LINK' | 'CUSTOM_LINK' | 'ACTIVITY_LINK';
export type InvitationKind = 'EMAIL' | LinkKind;
export type InvitationStatus = 'OPEN' | 'USED' | 'EXPIRED';

/** Who made an invitation: the main account, or an IAM user of it. */
export interface Inviter {
  readonly id: string;
  readonly name: string;
}

/** customers 2.5. Its token is kept sealed, and found by a keyed hash. */
export interface Invitation {
  readonly id: string;
  /** Counts the events that the invitation has told, from 1, without gaps. */
  readonly version: number;
  readonly partnerId: string;
  readonly kind: InvitationKind;
  readonly associationType: AssociationType;
  readonly label?: string;
  readonly createdBy: Inviter;
  /** Of an e-mail invitation. */
  readonly reportId?: string;
  readonly status: InvitationStatus;
  readonly createdAt: Date;
  /** Absent: never (customers 5.10). */
  readonly expiresAt?: Date;
  readonly usedBy?: string;
  readonly associated: number;
  readonly failed: number;
}

type NewInvitation = Pick<Invitation, 'id' | 'partnerId' | 'kind' | 'associationType' | 'label' | 'createdBy' | 'createdAt'> & {
  readonly reportId?: string;
};

export function newInvitation(invitation: NewInvitation): Invitation {
  const { kind, createdAt } = invitation;
  const end = kind === 'EMAIL' ? { expiresAt: new Date(createdAt.getTime() + EMAIL_INVITATION_LIFE_MS) } : {};
  return { ...invitation, ...end, version: 0, status: 'OPEN', associated: 0, failed: 0 };
}

/** The status as of `now`: what is over is expired, whether the sweeper has come by or not. */
export function invitationStatusAt({ status, expiresAt }: Invitation, now: Date): InvitationStatus {
  return status === 'OPEN' && expiresAt !== undefined && expiresAt <= now ? 'EXPIRED' : status;
}

/**
 * customers 5.11: a general link carries the account name of the operator who is logged in, a custom link what the operator
 * types; the others may carry a label.
 */
export function labelOf(kind: LinkKind, label: string | undefined, inviter: Inviter): string | undefined | Refusal {
  if (kind === 'GENERAL_LINK') return inviter.name;
  return kind === 'CUSTOM_LINK' && label === undefined ? refuse('CBC.0100', { field: 'label', reason: 'required' }) : label;
}

/** customers 5.18: an e-mail invitation is spent with its first use, a link never. */
export function used(invitation: Invitation, customerId: string): Invitation {
  const associated = invitation.associated + 1;
  return invitation.kind === 'EMAIL' ? { ...invitation, associated, status: 'USED', usedBy: customerId } : { ...invitation, associated };
}

export function failedOnce(invitation: Invitation): Invitation {
  return { ...invitation, failed: invitation.failed + 1 };
}

/**
 * Whether a further failure is kept of an invitation that is over: a few show the partner that its customer is late, and nobody need
 * prove to be the one whose phone comes with it.
 */
export function keepsFailuresWhenOver({ failed }: Invitation): boolean {
  return failed < FAILURES_KEPT_WHEN_OVER;
}
