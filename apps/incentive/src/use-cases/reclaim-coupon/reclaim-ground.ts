import type { RequestContext } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import type { Coupon } from '../../domain/coupon';
import type { ReclaimGround } from '../../domain/reclaim-coupon';
import { Benefits } from '../../ports/benefits';
import { Parties } from '../../ports/parties';
import { partnerOf, resellerIn } from '../acting';

/** Gathers what reclaims by hand rest on. */
@Injectable()
export class GatherReclaimGround {
  constructor(
    private readonly benefits: Benefits,
    private readonly parties: Parties,
  ) {}

  /** Undefined: the caller acts for no partner. */
  async of({ caller }: RequestContext, named: string | undefined, coupons: readonly Coupon[], tx: Tx): Promise<ReclaimGround | undefined> {
    const resellerId = resellerIn(caller, named);
    const reseller = resellerId === undefined ? undefined : (await this.parties.resellers(tx, [resellerId])).get(resellerId);
    const partnerId = partnerOf(caller, reseller);
    const partner = partnerId === undefined ? undefined : (await this.parties.partners(tx, [partnerId])).get(partnerId);
    if (!partner) return undefined;
    const quotaIds = coupons.map(({ quotaId }) => quotaId);
    const quotas = quotaIds.length > 0 ? await this.benefits.quotas(tx, quotaIds) : [];
    return { ...(resellerId !== undefined && { resellerId }), now: tx.now, channel: caller.channel, partner, reseller, quotas };
  }
}
