import type { Reseller, ResellerState } from './account';
import type { AccountEvent } from './account-event';

/** The state of a reseller as operators set it; one that is so already tells nothing. */
export function decideReseller(reseller: Reseller, state: ResellerState): AccountEvent[] {
  return state === reseller.state ? [] : [{ type: 'reseller-changed', state }];
}
