import { refuse, type Refusal } from '@pc/kernel';
import type { Account, Binding, Customer, Partner } from '../account';
import type { AccountEvent } from '../account-event';
import { decideAssociation } from '../association';

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
export function decideBind(account: Account, { partner, binding, newId, now }: BindWish): AccountEvent[] | Refusal {
  const customer = bindable(account, partner);
  if (customer.type !== 'CUSTOMER') return customer;
  const bound: AccountEvent = { type: 'binding-changed', binding, bound: true };
  if (customer.association) return [bound];
  const started = decideAssociation(customer, undefined, { target: { partner }, newId, now });
  return Array.isArray(started) ? [...started, bound] : started;
}

/** The items are those of customers 5.16; `BOUND_ALREADY` is ours: an account has one platform at a time. */
function bindable(account: Account, partner: Partner): Customer | Refusal {
  if (account.type !== 'CUSTOMER') return refuseWith('IS_PARTNER');
  const { association, binding, facts } = account;
  if (association && association.partnerId !== partner.id) return refuseWith('HAS_OTHER_PARTNER');
  if (binding) return refuseWith('BOUND_ALREADY');
  if (association) return account;
  if (facts.contracts?.some((contract) => contract !== 'PROFESSIONAL_SERVICE')) return refuseWith('SPECIAL_CONTRACT');
  if (facts.creditAccount) return refuseWith('HAS_CREDIT_ACCOUNT');
  return barsResale(account) ? refuseWith('NOT_ALLOWED') : account;
}

/** What else keeps an account from any partner, or from resale (customers 5.13, 5.14). */
function barsResale({ facts }: Customer): boolean {
  const { site, contracts = [], reservedInstanceLive = false, enterpriseKind = 'NONE' } = facts;
  return site === 'INTERNATIONAL' || contracts.includes('PROFESSIONAL_SERVICE') || reservedInstanceLive || enterpriseKind !== 'NONE';
}

function refuseWith(item: string): Refusal {
  return refuse('CBC.99007004', { items: [item] });
}
