import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { AssociationLine } from '../domain/association-log';
import type { AssociationRequest } from '../domain/association-requests/association-request';

export function associationRequestView(request: AssociationRequest): AnswerOf<typeof contracts.submitAssociationRequest> {
  return {
    request_id: request.id,
    type: request.type,
    initiator: request.initiator,
    customer_id: request.customerId,
    account_name: request.customerName,
    partner_id: request.partnerId,
    ...(request.indirectPartnerId !== undefined && { indirect_partner_id: request.indirectPartnerId }),
    association_type: request.associationType,
    ...(request.targetType !== undefined && { target_type: request.targetType }),
    reason: request.reason,
    status: request.status,
    checks: [...request.checks],
    submitted_at: formatUtc(request.submittedAt),
    ...(request.handledAt && { handled_at: formatUtc(request.handledAt) }),
    ...(request.settledAt && { settled_at: formatUtc(request.settledAt) }),
  };
}

const EVENTS = { 'association-started': 'STARTED', 'association-switched': 'SWITCHED', 'association-ended': 'ENDED' } as const;

export function associationLineView(line: AssociationLine): AnswerOf<typeof contracts.listAssociationLog>['entries'][number] {
  return {
    customer_id: line.customerId,
    association_id: line.associationId,
    partner_id: line.partnerId,
    ...(line.indirectPartnerId !== undefined && { indirect_partner_id: line.indirectPartnerId }),
    event: EVENTS[line.event],
    association_type: line.type,
    occurred_at: formatUtc(line.at),
    ...(line.reason !== undefined && { reason: line.reason }),
  };
}
