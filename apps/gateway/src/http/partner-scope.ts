import type { Caller } from '@pc/contracts';

/**
 * The reseller that a partner's request names; ignored when the caller is no distributor (benefits R-20).
 * Whether the reseller is the caller's own is the service's to decide.
 */
export function resellerOf(caller: Caller, indirectPartnerId: string | undefined): string | undefined {
  return caller.partner_kind === 'DISTRIBUTOR' ? indirectPartnerId : undefined;
}

/** Whose quotas and coupons a dealer's list holds: its own, or those of its reseller. */
export function partnerScope(caller: Caller, indirectPartnerId: string | undefined) {
  return { partner_id: caller.account_id, indirect_partner_id: resellerOf(caller, indirectPartnerId) };
}
