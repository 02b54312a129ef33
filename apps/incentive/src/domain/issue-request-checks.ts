import { refuse, type Refusal } from '@pc/kernel';
import { checkForm } from './issue-form-checks';
import { checkFaceValue, checkFirstAssociation, checkNarrowing, checkOrderKinds, checkScope, isPart } from './issue-limit-checks';
import type { IssueSituation } from './issue-situation';
import type { Partner } from './partner';
import { hasExpired, isWithinWindow, sameOwner, type Owner, type Quota } from './quota';

/** A request of which nothing is wrong as a whole. */
export interface SoundRequest {
  readonly type: 'sound';
  readonly quota: Quota;
  readonly partner: Partner;
}

type Check = (situation: IssueSituation, quota: Quota, partner: Partner) => Refusal | undefined;

/**
 * The faults that refuse a whole issue, in the order of the table of benefits 5.2. What stands before it:
 * the form of the request, the caller's right to issue at all, and his right over the reseller, without which
 * the quota of that reseller could not be told from one that does not exist.
 */
export function checkRequest(situation: IssueSituation): SoundRequest | Refusal {
  const early = checkForm(situation) ?? checkIssuer(situation) ?? checkReseller(situation);
  if (early) return early;
  const { quota, partner } = situation;
  if (!quota || !partner || !sameOwner(quota.owner, ownerOf(situation, partner))) return refuse('CBC.99000012');
  for (const check of CHECKS) {
    const refusal = check(situation, quota, partner);
    if (refusal) return refusal;
  }
  return { type: 'sound', quota, partner };
}

/** A partner that is unknown, restricted or frozen issues nothing (benefits R-69). */
function checkIssuer({ partner }: IssueSituation): Refusal | undefined {
  return partner?.state === 'NORMAL' ? undefined : refuse('CBC.0151');
}

/** The reseller must be one of the caller; a caller without resellers has its `indirect_partner_id` ignored (benefits R-20). */
function checkReseller({ command, partner, reseller }: IssueSituation): Refusal | undefined {
  if (command.resellerId === undefined || partner?.kind !== 'DISTRIBUTOR') return undefined;
  return reseller?.distributorId === partner.id ? undefined : refuse('CBC.99000037');
}

function ownerOf({ command }: IssueSituation, partner: Partner): Owner {
  const forReseller = partner.kind === 'DISTRIBUTOR' && command.resellerId !== undefined;
  return forReseller ? { partnerId: partner.id, resellerId: command.resellerId } : { partnerId: partner.id };
}

const CHECKS: readonly Check[] = [
  checkState,
  checkKind,
  checkWindow,
  checkValidity,
  checkFaceValue,
  checkFirstAssociation,
  checkScope,
  checkOrderKinds,
  checkNarrowing,
  checkOwnAccount,
  checkDesignated,
  checkSpendsItself,
];

/** Benefits R-1. A quota that only time ended is told as expired, before and after the sweeper found it (benefits R-2). */
function checkState(_: IssueSituation, quota: Quota): Refusal | undefined {
  if (hasExpired(quota)) return refuse('CBC.99000017');
  return quota.status === 'NORMAL' ? undefined : refuse('CBC.99000012');
}

/** Pick-up coupons are a government-cloud partner's, and such a partner issues nothing else unless it has the other kind too (benefits R-61, 1.3). */
function checkKind(_: IssueSituation, quota: Quota, partner: Partner): Refusal | undefined {
  const cloud = partner.governmentKinds.includes('CLOUD');
  const subsidy = partner.governmentKinds.includes('SUBSIDY');
  const allowed = quota.kind === 'PICK_UP' ? cloud : subsidy || !cloud;
  return allowed ? undefined : refuse('CBC.0151');
}

/** Benefits R-2. */
function checkWindow({ now }: IssueSituation, quota: Quota): Refusal | undefined {
  return isWithinWindow(quota, now) ? undefined : refuse('CBC.99000017');
}

/** A validity of its own lies inside the quota's window (benefits R-18). */
function checkValidity({ command }: IssueSituation, quota: Quota): Refusal | undefined {
  const begin = command.validTime ?? quota.effectiveTime;
  const end = command.expireTime ?? quota.expireTime;
  if (begin < quota.effectiveTime) return refuse('CBC.0100', { field: 'valid_time', reason: 'range_outside' });
  if (end > quota.expireTime) return refuse('CBC.0100', { field: 'expire_time', reason: 'range_outside' });
  return begin < end ? undefined : refuse('CBC.0100', { field: 'expire_time', reason: 'range', params: { other: 'valid_time' } });
}

/** Benefits R-14. */
function checkOwnAccount({ command }: IssueSituation, quota: Quota): Refusal | undefined {
  const { partnerId, resellerId } = quota.owner;
  const toSelf = command.customerIds.some((id) => id === partnerId || id === resellerId);
  return toSelf && !quota.selfIssueAllowed ? refuse('CBC.99000025') : undefined;
}

/** Benefits R-11. */
function checkDesignated({ command }: IssueSituation, quota: Quota): Refusal | undefined {
  const named = quota.designatedCustomerIds;
  return isPart(command.customerIds, named) ? undefined : refuse('CBC.50000020');
}

/** Benefits R-15. */
function checkSpendsItself(_: IssueSituation, __: Quota, partner: Partner): Refusal | undefined {
  return partner.spendsCouponsItself ? refuse('CBC.50000010') : undefined;
}
