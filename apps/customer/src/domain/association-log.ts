import type { Association, AssociationType } from './account';
import type { AccountEvent } from './account-event';

type AssociationEvent = Extract<AccountEvent, { association: Association }>;

/** One line of the immutable log of associations that both sides may read (customers 2.6). */
export interface AssociationLine {
  readonly customerId: string;
  /** Of the customer after the event. */
  readonly version: number;
  readonly event: AssociationEvent['type'];
  readonly associationId: string;
  readonly partnerId: string;
  readonly indirectPartnerId?: string;
  /** The kind after the event; of an ended one its last. */
  readonly type: AssociationType;
  readonly at: Date;
  readonly reason?: string;
}

/** The lines that these events of one customer make; `version` is the customer's before them. */
export function logLines(customerId: string, version: number, events: readonly AccountEvent[]): AssociationLine[] {
  return events.flatMap((event, index) => ('association' in event ? lineOf(customerId, version + index + 1, event) : []));
}

function lineOf(customerId: string, version: number, event: AssociationEvent): AssociationLine {
  const { association } = event;
  return {
    customerId,
    version,
    event: event.type,
    associationId: association.id,
    partnerId: association.partnerId,
    ...(association.indirectPartnerId !== undefined && { indirectPartnerId: association.indirectPartnerId }),
    type: event.type === 'association-switched' ? event.to : association.type,
    at: event.type === 'association-started' ? association.associatedOn : event.at,
    ...(event.type === 'association-ended' && event.reason !== undefined && { reason: event.reason }),
  };
}
