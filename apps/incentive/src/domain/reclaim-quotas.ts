import { refuse } from '@pc/kernel';
import { QuotaBook } from './credit-quota';
import { happened, refused, type Decision, type DomainEvent } from './domain-event';
import type { Partner, Reseller } from './partner';
import { isAllotted, nextVersion, type AllottedQuota, type Quota } from './quota';

export interface QuotaReclaimSituation {
  readonly quotaIds: readonly string[];
  readonly remark?: string;
  readonly now: Date;
  readonly partner: Partner | undefined;
  /** Those that were named, and their parents. */
  readonly quotas: readonly Quota[];
  readonly reseller: (id: string) => Reseller | undefined;
}

/** What stands in the record of a quota that came back because its reseller left (benefits R-68). */
export const RESELLER_LEFT = 'RESELLER_LEFT';

/** Takes resellers' quotas back, each for itself (benefits R-51). A restricted distributor may still do so (benefits R-69). */
export function decideQuotaReclaim(situation: QuotaReclaimSituation): Decision {
  const { partner, quotas, now } = situation;
  if (partner?.kind !== 'DISTRIBUTOR') return refused(refuse('CBC.0151'));
  const remark = situation.remark === undefined ? {} : { remark: situation.remark };
  const book = new QuotaBook(quotas);
  const taken = situation.quotaIds.flatMap((quotaId) => {
    const quota = quotas.find(({ id, owner }) => id === quotaId && owner.partnerId === partner.id);
    const child = quota && isAllotted(quota) ? quota : undefined;
    const reseller = child && situation.reseller(child.owner.resellerId);
    if (child && reseller && isOpen(child, now)) return takeBackQuota(child, reseller, book, now, remark);
    return [reclaimRefused(partner.id, quotaId, child, reseller, remark)];
  });
  return happened(...book.changes(now), ...taken);
}

/** The open quotas of a reseller that has left go back as by hand (benefits R-68). */
export function decideResellerLeft(reseller: Reseller, quotas: readonly Quota[], now: Date): DomainEvent[] {
  const book = new QuotaBook(quotas);
  const open = quotas.filter(isAllotted).filter((quota) => quota.owner.resellerId === reseller.id && isOpen(quota, now));
  const taken = open.flatMap((quota) => takeBackQuota(quota, reseller, book, now, { remark: RESELLER_LEFT }));
  return [...book.changes(now), ...taken];
}

/** Only a valid quota can be taken back (benefits R-51), whether the sweeper has found its end already or not. */
function isOpen({ status, expireTime }: Quota, now: Date): boolean {
  return status === 'NORMAL' && now < expireTime;
}

/** The whole balance goes to the parent; an empty quota is closed without a record of money (benefits ). */
function takeBackQuota(child: AllottedQuota, reseller: Reseller, book: QuotaBook, now: Date, remark: { remark?: string }): DomainEvent[] {
  const amount = child.balance;
  book.returnTo(child.parentId, amount);
  const quota = nextVersion(child, { status: 'RECLAIMED', balance: 0n }, now);
  const closed: DomainEvent = { type: 'quota-changed', quota, cause: 'ALLOTMENT_RECLAIMED', delta: -amount };
  return amount === 0n ? [closed] : [closed, { type: 'quota-reclaimed', quota, reseller, amount, ...remark }];
}

function reclaimRefused(
  partnerId: string,
  quotaId: string,
  quota: Quota | undefined,
  reseller: Reseller | undefined,
  remark: { remark?: string },
): DomainEvent {
  const known = { ...(quota && { quota }), ...(reseller && { reseller }) };
  return { type: 'quota-reclaim-refused', partnerId, quotaId, code: 'CBC.99000012', ...known, ...remark };
}
