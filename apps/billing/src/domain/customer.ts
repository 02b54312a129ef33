import type { Fence } from '@pc/kernel';

/** `1` referral, `2` resale (customers 1). */
export type AssociationType = '1' | '2';

export interface Association {
  readonly id: string;
  readonly partnerId: string;
  readonly resellerId?: string;
  readonly type: AssociationType;
  readonly associatedOn: Date;
}

/** What this service keeps of a customer: its own copy of the customer service's facts, and its fence. */
export interface Customer {
  readonly id: string;
  /** Login of the account. */
  readonly name?: string;
  readonly association?: Association;
  readonly isFrozen: number;
  /** While it stands, no order of the customer is handed to the partner for payment (billing PP-16). */
  readonly fence?: Fence;
  /** The latest try of an unlink that is over; it and those before it set no fence any more. */
  readonly unlinkOver: number;
  /** Of the customer aggregate that association and freeze were taken from; 0 while nothing is known of either. */
  readonly version: number;
  /** The newest event that came while the copy was unknown: an answer from before it is no answer. */
  readonly heard?: number;
}

export function newCustomer(id: string): Customer {
  return { id, isFrozen: 0, unlinkOver: 0, version: 0 };
}

/** The copy after the customer service told all that it knew when it was asked. */
export function learned(copy: Customer, told: Pick<Customer, 'association' | 'isFrozen' | 'version'>): Customer {
  if (told.version <= copy.version || told.version < (copy.heard ?? 0)) return copy;
  return { ...withAssociation(copy, told.version, told.association), isFrozen: told.isFrozen };
}

/** The copy after its association started, switched or ended; undefined: it has none. */
export function withAssociation(copy: Customer, version: number, association: Association | undefined): Customer {
  if (version <= copy.version) return copy;
  const { association: _before, ...rest } = copy;
  return { ...rest, ...(association && { association }), version };
}

/** The event does not tell all of an association: a copy that has none stays unknown. */
export function withSwitchedType(copy: Customer, version: number, { id, type }: Pick<Association, 'id' | 'type'>): Customer {
  if (copy.version === 0) return { ...copy, heard: version };
  return copy.association ? withAssociation(copy, version, { ...copy.association, id, type }) : copy;
}

/** One fact alone does not make an unknown customer known. */
export function withFreeze(copy: Customer, version: number, isFrozen: number): Customer {
  if (copy.version === 0) return { ...copy, isFrozen, heard: version };
  return version > copy.version ? { ...copy, isFrozen, version } : copy;
}
