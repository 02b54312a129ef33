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
  readonly fence?: { readonly partnerId: string };
  /** Of the customer aggregate that association and freeze were taken from; 0 when none is known. */
  readonly version: number;
  /** Of the account aggregate that the enterprise facts were taken from. */
  readonly factsVersion: number;
}

export function unknownCustomer(id: string): Customer {
  return { id, isFrozen: 0, version: 0, factsVersion: 0 };
}

/** The copy after an event of the customer aggregate; an event that is older than the copy changes nothing. */
export function newerCustomer(copy: Customer, version: number, change: Partial<Customer>): Customer {
  return version > copy.version ? { ...copy, ...change, version } : copy;
}

/** The copy after its association ended, switched or started; undefined: it has none. */
export function withAssociation(copy: Customer, version: number, association: Association | undefined): Customer {
  if (version <= copy.version) return copy;
  const { association: _before, ...rest } = copy;
  return { ...rest, ...(association && { association }), version };
}

/** The copy without the fence that `partnerId` had (benefits R-63). */
export function withoutFence(copy: Customer, partnerId: string): Customer {
  if (copy.fence?.partnerId !== partnerId) return copy;
  const { fence: _lifted, ...rest } = copy;
  return rest;
}
