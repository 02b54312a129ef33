import type { Account, Customer } from '../../../domain/account';
import { newCustomer } from '../../../domain/register';
import type { Standing } from '../../../ports/standings';
import type { Newcomer } from './newcomer';

/** Who accepts: somebody new, or an account with what billing says of it; undefined when billing said nothing. */
export type Candidate =
  | { readonly type: 'new'; readonly newcomer: Newcomer }
  | { readonly type: 'existing'; readonly account: Account; readonly standing: Standing | undefined };

export function phoneOf(candidate: Candidate): string | undefined {
  return candidate.type === 'new' ? candidate.newcomer.phone : candidate.account.contact.phone;
}

/** The customer that somebody new becomes (customers 5.15). */
export function customerOf({ id, name, phone }: Newcomer, createdAt: Date): Customer {
  return newCustomer({ id, name, createdAt, registeredVia: 'INVITE', contact: { phone } });
}
