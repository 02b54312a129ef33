import type { Breach } from '@pc/contracts';
import type { Account } from '../account';
import { breach } from '../breach';

/** An association that a registration promised: it waits, or was refused. */
export interface Promised {
  readonly customerId: string;
  readonly waiting: boolean;
}

/**
 * customers 4.34, 9.10: what a registration promised is promised to a customer; and a binding, which goes with the association,
 * stands without one only where the registration that made it waits for its association, or was refused it.
 */
export function pendingBreaches(promised: readonly Promised[], accounts: ReadonlyMap<string, Account>): Breach[] {
  const known = new Set(promised.map(({ customerId }) => customerId));
  const customers = [...accounts.values()].filter((account) => account.type === 'CUSTOMER');
  return [
    ...promised
      .filter((one) => !isSound(one, accounts.get(one.customerId)))
      .map(({ customerId }) => breach('customers 4.34', customerId, 'an association waits for a customer that there is not')),
    ...customers
      .filter(({ id, binding, association }) => binding && !association && !known.has(id))
      .map(({ id }) => breach('customers 9.10', id, 'it is bound to a platform and has no partner')),
  ];
}

/** One that was refused may have become a partner since. */
function isSound({ waiting }: Promised, account: Account | undefined): boolean {
  return account?.type === 'CUSTOMER' || (account !== undefined && !waiting);
}
