import type { customer as contracts, AnswerOf } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { maskName, maskPhone } from '../domain/contact';
import { invitationStatusAt, type Invitation } from '../domain/invitations/invitation';
import type { AcceptanceResult } from '../ports/invitations';

type InvitationView = AnswerOf<typeof contracts.listInvitations>['invitations'][number];
type ResultView = AnswerOf<typeof contracts.listInvitationResults>['results'][number];

/** Where the page behind an invitation stands. */
export function invitationUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/invitations/${token}`;
}

export function invitationView(invitation: Invitation, now: Date): InvitationView {
  return {
    invitation_id: invitation.id,
    kind: invitation.kind,
    association_type: invitation.associationType,
    ...(invitation.label !== undefined && { label: invitation.label }),
    created_by: invitation.createdBy.name,
    ...(invitation.reportId !== undefined && { report_id: invitation.reportId }),
    status: invitationStatusAt(invitation, now),
    associated_count: invitation.associated,
    failed_count: invitation.failed,
    created_at: formatUtc(invitation.createdAt),
    ...(invitation.expiresAt && { expire_time: formatUtc(invitation.expiresAt) }),
  };
}

/** customers 5.22: masked. */
export function resultView({ invitationId, status, failureReason, customer, isNew, phone, at }: AcceptanceResult): ResultView {
  return {
    invitation_id: invitationId,
    association_status: status,
    ...(failureReason && { failure_reason: failureReason }),
    ...(status === 'ASSOCIATED' && customer && { customer_id: customer.id }),
    ...(customer && { account_name: maskName(customer.name) }),
    ...(phone !== undefined && { mobile_phone: maskPhone(phone) }),
    ...(status === 'ASSOCIATED' && isNew && { registered_via: 'INVITE' as const }),
    attempted_at: formatUtc(at),
  };
}
