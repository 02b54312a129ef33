export interface Association {
  readonly partnerId: string;
  /** The reseller that it is a customer of; its distributor is the partner (RN-21). */
  readonly resellerId?: string;
}

/** What RN-13 asks of an account (customers 6.14); an absent fact is «no». */
export interface CustomerFacts {
  readonly specialOrganisation?: boolean;
  readonly registrationRevoked?: boolean;
  readonly creditAccount?: boolean;
  readonly enterpriseKind?: string;
}

/** What this service keeps of a customer: its own copy of what the customer service knows. */
export interface Customer {
  readonly id: string;
  readonly association?: Association;
  readonly facts: CustomerFacts;
  /** Of the customer aggregate; 0 while nothing was learned. */
  readonly version: number;
  /** The newest event that came while the copy was unknown: an answer from before it is no answer. */
  readonly heard?: number;
}

export type Told = Pick<Customer, 'association' | 'facts' | 'version'>;

export function unknownCustomer(id: string): Customer {
  return { id, facts: {}, version: 0 };
}

/** The copy after the customer service told all that it knew when it was asked. */
export function learned(copy: Customer, told: Told): Customer {
  if (told.version <= copy.version || told.version < (copy.heard ?? 0)) return copy;
  return { id: copy.id, ...told };
}

/** The copy after an event. One event does not make an unknown customer known: it tells only a part. */
export function followed(copy: Customer, version: number, change: (known: Customer) => Customer): Customer {
  if (copy.version === 0) return { ...copy, heard: Math.max(version, copy.heard ?? 0) };
  return version > copy.version ? { ...change(copy), version } : copy;
}

export function withAssociation(copy: Customer, association: Association | undefined): Customer {
  const { association: _before, ...rest } = copy;
  return { ...rest, ...(association && { association }) };
}
