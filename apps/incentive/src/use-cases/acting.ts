import type { Caller } from '@pc/contracts';
import type { Reseller } from '../domain/partner';

/** Who has quotas and coupons: a partner, and a reseller in its console (benefits 1.2, customers 4.1). */
export function isDealer({ kind, channel }: Caller): boolean {
  return kind === 'PARTNER' || (kind === 'RESELLER' && channel === 'CONSOLE');
}

/** Who stands in the records of allotments (benefits 2.6): there it is a name. */
export function operatorName({ user_name, account_name }: Caller): string {
  return user_name ?? account_name;
}

/** The reseller whose quota and coupons a request is about: the caller itself, or the one that it names (benefits R-20). */
export function resellerIn(caller: Caller, named: string | undefined): string | undefined {
  return caller.kind === 'RESELLER' ? caller.account_id : named;
}

/** The partner that a caller acts for: itself, or the distributor of the reseller that it is and still belongs to (benefits R-68). */
export function partnerOf(caller: Caller, reseller: Reseller | undefined): string | undefined {
  if (caller.kind !== 'RESELLER') return caller.account_id;
  return reseller?.state === 'LEFT' ? undefined : reseller?.distributorId;
}
