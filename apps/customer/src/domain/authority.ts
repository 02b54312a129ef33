import { refuse, type Refusal } from '@pc/kernel';
import type { ADMINISTRATOR_ITEM as AdministratorItem, Caller } from '@pc/contracts';

/** api 7.20: the vendor's staff, or the system itself. */
export function isVendor(caller: Caller): boolean {
  return caller.kind === 'OPERATOR' || caller.kind === 'SYSTEM';
}

export function refuseUnlessVendor(caller: Caller): Refusal | undefined {
  return isVendor(caller) ? undefined : refuse('CBC.0151');
}

/** Held by the users of a partner's built-in role administrator (customers 10.12). */
export const ADMINISTRATOR_ITEM: typeof AdministratorItem = 'PCB_ITEM_ADMINISTRATOR';

/** customers 6.1: the main account of a party, or one of its users in the built-in role administrator; never a partner in its place (api 3.2). */
export function isAdministrator(caller: Pick<Caller, 'user_id' | 'permissions' | 'assumed_by'>): boolean {
  if (caller.assumed_by) return false;
  return caller.user_id === undefined || (caller.permissions ?? []).includes(ADMINISTRATOR_ITEM);
}

/** The main account in person: no user of it, and no partner that acts in its place (api 3.2). */
export function isAccountItself(caller: Pick<Caller, 'user_id' | 'assumed_by'>): boolean {
  return caller.user_id === undefined && caller.assumed_by === undefined;
}

/** customers 10.10: credentials of an account are the business of its main account, and of the vendor's staff. */
export function refuseUnlessHolder(caller: Caller, accountId: string): Refusal | undefined {
  const own = caller.account_id === accountId;
  // A user of the vendor's own account would otherwise give itself the powers of the main account.
  // A partner that acts as its customer would otherwise keep a key beyond the association.
  if (own && (caller.user_id !== undefined || caller.assumed_by)) return refuse('CBC.0151');
  return own || isVendor(caller) ? undefined : refuse('CBC.0151');
}

/** What only a gateway or the system itself asks, never an account: the material by which credentials are checked, logins. */
export function refuseAccounts(caller: Caller): Refusal | undefined {
  return caller.kind === 'SYSTEM' || caller.kind === 'ANONYMOUS' ? undefined : refuse('CBC.0151');
}

/** customers 9.8: for the main account of a partner alone, whatever items its users have. */
export function refuseUnlessMainAccount(caller: Caller): Refusal | undefined {
  return caller.kind === 'PARTNER' && caller.user_id === undefined ? undefined : refuse('CBC.0151');
}
