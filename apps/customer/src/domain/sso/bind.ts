import { refuse, type Refusal } from '@pc/kernel';
import { RESALE, type Account, type Binding, type Customer, type Partner } from '../account';
import type { AccountEvent } from '../account-event';
import { decideAssociation } from '../association';
import { failuresOf, type Acceptance } from '../invitations/acceptance';

/** What an account that there was before does not tell itself. */
export type Background = Pick<Acceptance, 'valid' | 'debtFen' | 'cashConsumption' | 'hasNonCustodyMember'>;

/** Nothing of all that. */
export const NO_BACKGROUND: Background = { valid: [], debtFen: 0, cashConsumption: false, hasNonCustodyMember: false };

export interface BindWish {
  /** The partner whose platform vouches for the user. */
  readonly partner: Partner;
  readonly binding: Binding;
  /** Of the association that may start. */
  readonly newId: string;
  readonly now: Date;
}

/**
 * Binds the customer to its identity on the partner's platform, and makes it the partner's, as resale (customers 3.2, 4.27, 9.5).
 * A customer that is the partner's already stays so, in its kind.
 */
export function decideBind(account: Account, wish: BindWish, background = NO_BACKGROUND): AccountEvent[] | Refusal {
  const items = failedItems(account, wish, background);
  if (account.type !== 'CUSTOMER' || items.length > 0) return refuse('CBC.99007004', { items });
  const bound: AccountEvent = { type: 'binding-changed', binding: wish.binding, bound: true };
  if (account.association) return [bound];
  const { partner, newId, now } = wish;
  const started = decideAssociation(account, undefined, { target: { partner }, newId, now });
  return Array.isArray(started) ? [...started, bound] : started;
}

/** Those of customers 5.16 where the account would become the partner's; `BOUND_ALREADY` is ours: it has one platform at a time. */
function failedItems(account: Account, { partner, now }: BindWish, background: Background): string[] {
  const customer = account.type === 'CUSTOMER' ? account : undefined;
  const invitation = { partnerId: partner.id, associationType: RESALE };
  const { phone } = account.contact;
  const failures = isOwn(customer, partner)
    ? []
    : failuresOf({ ...background, invitation, account, phone, usedBefore: false, fromPlatform: true, now });
  return [...failures, ...(customer?.binding ? ['BOUND_ALREADY'] : [])];
}

const isOwn = (customer: Customer | undefined, partner: Partner) => customer?.association?.partnerId === partner.id;
