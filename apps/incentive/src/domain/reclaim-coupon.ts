import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Coupon } from './coupon';
import { QuotaBook } from './credit-quota';
import { happened, refused, type Decision, type DomainEvent } from './domain-event';
import { isGovernmentPartner, type Channel, type Partner, type Reseller } from './partner';
import { sameOwner, type Owner, type Quota } from './quota';
import { takeBack } from './take-back';

export interface ReclaimSituation extends ReclaimGround {
  readonly coupon: Coupon | undefined;
}

/** What the reclaims of one request rest on. */
export interface ReclaimGround {
  /** The reseller that the caller names. */
  readonly resellerId?: string;
  readonly now: Date;
  readonly channel: Channel;
  readonly partner: Partner;
  readonly reseller: Reseller | undefined;
  /** The quotas of the coupons and, where they are closed, the ones above them. */
  readonly quotas: readonly Quota[];
}

/**
 * Takes a coupon back by its issuer's hand. A partner that may not issue any more may still reclaim (benefits R-69);
 * refusals for the coupon's state leave a record, the others do not (benefits R-57).
 */
export function decideReclaim({ coupon, ...ground }: ReclaimSituation): Decision {
  const owner = ownerOf(ground);
  if (isRefusal(owner)) return refused(owner);
  const book = new QuotaBook(ground.quotas);
  const { code, events } = reclaim(coupon, owner, ground, book);
  return code === undefined ? happened(...book.changes(ground.now), ...events) : refused(refuse(code), ...events);
}

/** A decision about several coupons, of which some may be refused. */
export interface BatchDecision extends Decision {
  readonly details: ReadonlyArray<{ readonly id: string; readonly code: string }>;
}

/** Takes several back, each done or refused by itself (benefits R-33); a quota changes once. */
export function decideReclaims(couponIds: readonly string[], coupons: ReadonlyMap<string, Coupon>, ground: ReclaimGround): BatchDecision {
  const owner = ownerOf(ground);
  if (isRefusal(owner)) return { ...refused(owner), details: [] };
  const book = new QuotaBook(ground.quotas);
  const outcomes = couponIds.map((id) => ({ id, ...reclaim(coupons.get(id), owner, ground, book) }));
  const details = outcomes.flatMap(({ id, code }) => (code === undefined ? [] : [{ id, code }]));
  return { ...happened(...book.changes(ground.now), ...outcomes.flatMap(({ events }) => events)), details };
}

/** Whose coupons the request is about (benefits R-20). */
function ownerOf({ resellerId: named, partner, reseller }: ReclaimGround): Owner | Refusal {
  const resellerId = partner.kind === 'DISTRIBUTOR' ? named : undefined;
  if (resellerId === undefined) return { partnerId: partner.id };
  return reseller?.distributorId === partner.id ? { partnerId: partner.id, resellerId } : refuse('CBC.99000037');
}

interface Outcome {
  readonly code?: string;
  readonly events: readonly DomainEvent[];
}

/** A coupon of somebody else answers like none (benefits R-34); by API those of resale customers come back only (benefits R-32). */
function reclaim(coupon: Coupon | undefined, owner: Owner, { channel, partner, now }: ReclaimGround, book: QuotaBook): Outcome {
  if (!coupon || !sameOwner(coupon.issuer, owner)) return { code: 'PCB.0001', events: [] };
  const reachable = channel === 'CONSOLE' || coupon.associationType === '2' || isGovernmentPartner(partner);
  if (!reachable) return { code: 'CBC.99000014', events: [] };
  const code = stateCode(coupon, now);
  if (code !== undefined) return { code, events: [{ type: 'reclaim-refused', coupon, code }] };
  return { events: [takeBack(coupon, 'MANUAL_RECLAIM', book, now)] };
}

/** Only a usable coupon can be taken back, a frozen or expired one not by hand (benefits R-29, 3.2), nor one that a payment holds (benefits R-35). */
function stateCode(coupon: Coupon, now: Date): string | undefined {
  if (coupon.status !== 'USABLE' || coupon.frozen || coupon.expireTime <= now) return 'PCB.0002';
  return coupon.locked > 0n ? 'PCB.0003' : undefined;
}
