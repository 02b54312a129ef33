import { customer as contracts } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { AssociationRequest } from '../../../domain/association-requests/association-request';

/** Tells of a request that was submitted, handled or settled; the steps of its saga are nobody's affair. Returns it with its new version. */
export function publishChange(tx: Tx, before: AssociationRequest | undefined, after: AssociationRequest): AssociationRequest {
  const isTold = before?.status !== after.status || before.settledAt !== after.settledAt;
  if (!isTold) return after;
  const told = { ...after, version: after.version + 1 };
  tx.emit(contracts.associationRequestChanged, told.version, {
    request_id: told.id,
    customer_id: told.customerId,
    partner_id: told.partnerId,
    ...(told.indirectPartnerId !== undefined && { indirect_partner_id: told.indirectPartnerId }),
    association_id: told.associationId,
    request_type: told.type,
    initiator: told.initiator,
    ...(before && { from: before.status }),
    to: told.status,
    ...(told.settledAt && { settled_at: formatUtc(told.settledAt) }),
  });
  return told;
}
