import type { Fence } from '@pc/kernel';

/** `1` referral, `2` resale (customers 1). */
export type AssociationType = '1' | '2';

export interface Association {
  readonly id: string;
  readonly partnerId: string;
  readonly resellerId?: string;
  readonly type: AssociationType;
  readonly associatedOn: Date;
  /** The customer was associated with nobody before (benefits R-12). */
  readonly first: boolean;
}

/** What this service knows of a customer: its own copy of the customer service's facts. */
export interface Customer {
  readonly id: string;
  readonly name?: string;
  readonly association?: Association;
  readonly isFrozen: number;
  readonly enterpriseKind?: string;
  readonly contractingEntity?: string;
  /** While it stands, the named partner issues nothing to this customer (benefits R-63). */
  readonly fence?: Fence;
  /** The latest try of an unlink that is over; it and those before it set no fence any more. */
  readonly unlinkOver?: number;
  /** Of the customer aggregate that association and freeze were taken from; 0 while nothing is known of either. */
  readonly version: number;
  /** The newest event that came while nothing was known: an answer from before it is no answer. */
  readonly heard?: number;
  /** Of the account aggregate that the enterprise facts were taken from. */
  readonly factsVersion: number;
}

export function unknownCustomer(id: string): Customer {
  return { id, isFrozen: 0, version: 0, factsVersion: 0 };
}

/** The copy after an event that tells one fact; one that is older changes nothing, and one fact alone does not make an unknown customer known. */
export function withFact(copy: Customer, version: number, fact: Partial<Customer>): Customer {
  if (copy.version === 0) return { ...copy, ...fact, heard: version };
  return version > copy.version ? { ...copy, ...fact, version } : copy;
}

/** The copy after the customer service told all that it knew when it was asked; enterprise facts that an event brought are newer than that. */
export function learned(copy: Customer, { enterpriseKind, contractingEntity, ...told }: Customer): Customer {
  if (told.version <= copy.version || told.version < (copy.heard ?? 0)) return copy;
  const facts = { ...(enterpriseKind !== undefined && { enterpriseKind }), ...(contractingEntity !== undefined && { contractingEntity }) };
  const kept = {
    ...(copy.name !== undefined && { name: copy.name }),
    ...(copy.fence && { fence: copy.fence }),
    ...(copy.unlinkOver !== undefined && { unlinkOver: copy.unlinkOver }),
    factsVersion: copy.factsVersion,
  };
  const keptFacts = {
    ...(copy.enterpriseKind !== undefined && { enterpriseKind: copy.enterpriseKind }),
    ...(copy.contractingEntity !== undefined && { contractingEntity: copy.contractingEntity }),
  };
  return { ...told, ...kept, ...(copy.factsVersion > 0 ? keptFacts : facts) };
}

/** The copy after a switch. The event does not tell all of an association: a copy that has none stays unknown. */
export function withSwitchedType(copy: Customer, version: number, { id, type }: Pick<Association, 'id' | 'type'>): Customer {
  if (copy.version === 0) return { ...copy, heard: version };
  return copy.association ? withAssociation(copy, version, { ...copy.association, id, type }) : { ...copy };
}

/** The copy after its association ended, switched or started; undefined: it has none. */
export function withAssociation(copy: Customer, version: number, association: Association | undefined): Customer {
  if (version <= copy.version) return copy;
  const { association: _before, ...rest } = copy;
  return { ...rest, ...(association && { association }), version };
}
