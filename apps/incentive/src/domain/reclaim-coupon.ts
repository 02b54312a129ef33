import { refuse } from '@pc/kernel';
import type { Coupon } from './coupon';
import { QuotaBook } from './credit-quota';
import { happened, refused, type Decision } from './domain-event';
import { isGovernmentPartner, type Channel, type Partner, type Reseller } from './partner';
import { sameOwner, type Quota } from './quota';
import { takeBack } from './take-back';

export interface ReclaimSituation {
  /** The reseller that the caller names. */
  readonly resellerId?: string;
  readonly now: Date;
  readonly channel: Channel;
  readonly partner: Partner;
  readonly reseller: Reseller | undefined;
  readonly coupon: Coupon | undefined;
  /** The coupon's quota and, where it is closed, the ones above it. */
  readonly quotas: readonly Quota[];
}

/**
 * Takes a coupon back by its issuer's hand. A partner that may not issue any more may still reclaim (benefits R-69);
 * refusals for the coupon's state leave a record, the others do not (benefits R-57).
 */
export function decideReclaim(situation: ReclaimSituation): Decision {
  const { partner, reseller, coupon, channel } = situation;
  const resellerId = partner.kind === 'DISTRIBUTOR' ? situation.resellerId : undefined;
  if (resellerId !== undefined && reseller?.distributorId !== partner.id) return refused(refuse('CBC.99000037'));
  const owner = resellerId === undefined ? { partnerId: partner.id } : { partnerId: partner.id, resellerId };
  if (!coupon || !sameOwner(coupon.issuer, owner)) return refused(refuse('PCB.0001'));
  const reachable = channel === 'CONSOLE' || coupon.associationType === '2' || isGovernmentPartner(partner);
  return reachable ? reclaim(coupon, situation) : refused(refuse('CBC.99000014'));
}

function reclaim(coupon: Coupon, { quotas, now }: ReclaimSituation): Decision {
  const code = stateCode(coupon, now);
  if (code) return refused(refuse(code), { type: 'reclaim-refused', coupon, code });
  const book = new QuotaBook(quotas);
  const taken = takeBack(coupon, 'MANUAL_RECLAIM', book, now);
  return happened(...book.changes(now), taken);
}

/** Only a usable coupon can be taken back, a frozen or expired one not by hand (benefits R-29, 3.2), nor one that a payment holds (benefits R-35). */
function stateCode(coupon: Coupon, now: Date): string | undefined {
  if (coupon.status !== 'USABLE' || coupon.frozen || coupon.expireTime <= now) return 'PCB.0002';
  return coupon.locked > 0n ? 'PCB.0003' : undefined;
}
