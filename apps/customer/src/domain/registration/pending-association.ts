import { isRefusal, type Refusal } from '@pc/kernel';
import type { AssociationType, Customer } from '../account';
import type { AccountEvent } from '../account-event';
import { decideAssociation, type AssociationTarget } from '../association';

/** The second step of a registration, which follows by a transaction of its own (customers 4.34). */
export interface PendingAssociation {
  readonly customerId: string;
  readonly partnerId: string;
  readonly indirectPartnerId?: string;
  /** What the partner calls the customer on its platform. */
  readonly xaccountId: string;
  readonly type: AssociationType;
  readonly createdAt: Date;
}

/** A promise that is not kept: not yet, or not at all. */
export interface OpenAssociation extends PendingAssociation {
  readonly refusal?: { readonly code: string; readonly at: Date };
}

export interface Completion {
  readonly events: readonly AccountEvent[];
  /** Why the customer was not associated; it is not tried again. */
  readonly refused?: string;
}

/**
 * Associates the customer as it was promised. One that belongs to somebody meanwhile stays there; where the partner may not
 * take it on any longer, that is told, and the account stays without a partner (customers 4.29, 6.13).
 */
export function decideCompletion(
  customer: Customer,
  target: AssociationTarget | Refusal,
  pending: PendingAssociation,
  { newId, now }: { readonly newId: string; readonly now: Date },
): Completion {
  if (customer.association) return { events: [] };
  const decided = isRefusal(target)
    ? target
    : decideAssociation(customer, undefined, { target: { ...target, type: pending.type }, newId, now });
  if (!isRefusal(decided)) return { events: decided };
  const { partnerId, indirectPartnerId } = pending;
  const owner = { partnerId, ...(indirectPartnerId !== undefined && { indirectPartnerId }) };
  return { events: [{ type: 'association-refused', ...owner, code: decided.code, at: now }], refused: decided.code };
}
