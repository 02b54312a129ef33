import type { Account } from './account';
import type { Partner } from './partner';
import type { World } from './world';

/** What lists are asked about: a partner with three quotas, and twelve vouchers of one customer, issued one after the other. */
export interface Listed {
  readonly partner: Partner;
  readonly customer: Account;
  readonly quotaIds: readonly string[];
  /** Oldest first. */
  readonly couponIds: readonly string[];
}

export const COUPONS = 12;

export async function makeListed(world: World): Promise<Listed> {
  const partner = await world.partner();
  const customer = await world.customer(partner);
  const quotaIds = [await world.grant(partner), await world.grant(partner), await world.grant(partner)];
  const couponIds: string[] = [];
  for (let value = 1; value <= COUPONS; value++) couponIds.push(...(await partner.give(quotaIds[0]!, [customer], value)));
  return { partner, customer, quotaIds, couponIds };
}
