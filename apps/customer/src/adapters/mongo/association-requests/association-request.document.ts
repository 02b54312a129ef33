import { dealerOf, type AssociationRequest } from '../../../domain/association-requests/association-request';

export const ASSOCIATION_REQUESTS = 'association_requests';

export interface AssociationRequestDocument extends Omit<AssociationRequest, 'id'> {
  readonly _id: string;
  readonly dealerId: string;
  /** Outbox position of the last change; guards against changes at the same moment. */
  readonly position: number;
}

export function requestDocument({ id, ...request }: AssociationRequest, position: number): AssociationRequestDocument {
  return { _id: id, ...request, dealerId: dealerOf(request), position };
}

export function requestOf({ _id, dealerId: _dealer, position: _position, ...request }: AssociationRequestDocument): AssociationRequest {
  return { id: _id, ...request };
}
