import { refuse, type Fen, type Refusal } from '@pc/kernel';
import type { Customer } from './customer';
import { happened, refused, type Decision, type DomainEvent } from './domain-event';
import type { Partner, Reseller } from './partner';
import { hasExpired, isWithinWindow, nextVersion, type AllottedQuota, type Quota } from './quota';

/** A distributor's wish to give each of some resellers a quota of the same value (benefits 5.7). */
export interface AllotCommand {
  readonly quotaId: string;
  readonly resellerIds: readonly string[];
  readonly amount: Fen;
}

/** Everything known at the moment of the decision. */
export interface AllotSituation {
  readonly command: AllotCommand;
  readonly now: Date;
  readonly partner: Partner | undefined;
  readonly quota: Quota | undefined;
  readonly reseller: (id: string) => Reseller | undefined;
  /** Of the customers that the quota designates. */
  readonly customer: (id: string) => Customer | undefined;
}

type Check = (situation: AllotSituation, quota: Quota, partner: Partner) => Refusal | undefined;

/**
 * Each reseller gets the amount in full, as a quota of its own with the validity and limits of its parent
 * (benefits ); one that is leaving gets none, and the others all the same (benefits R-47).
 */
export function decideAllot(situation: AllotSituation, newId: () => string): Decision {
  const { command, partner, quota } = situation;
  const refusal = checkCaller(partner) ?? checkOwn(quota, partner!);
  if (refusal) return refused(refusal);
  for (const check of CHECKS) {
    const fault = check(situation, quota!, partner!);
    if (fault) return refused(fault);
  }
  const resellers = command.resellerIds.map((id) => situation.reseller(id)!);
  return happened(...allot(quota!, resellers, situation, newId));
}

function allot(parent: Quota, resellers: readonly Reseller[], { command, now }: AllotSituation, newId: () => string): DomainEvent[] {
  const { amount } = command;
  const [leaving, staying] = [resellers.filter(isLeaving), resellers.filter((reseller) => !isLeaving(reseller))];
  const refusals = leaving.map((reseller): DomainEvent => ({ type: 'allotment-refused', parent, reseller, amount, code: 'CBC.50010105' }));
  if (staying.length === 0) return refusals;
  const total = amount * BigInt(staying.length);
  const children = staying.flatMap((reseller): DomainEvent[] => {
    const quota = childOf(parent, reseller, amount, newId(), now);
    return [
      { type: 'quota-changed', quota, cause: 'ALLOTTED', delta: amount },
      { type: 'quota-allotted', quota, reseller, amount },
    ];
  });
  const changed = nextVersion(parent, { balance: parent.balance - total }, now);
  return [{ type: 'quota-changed', quota: changed, cause: 'ALLOTTED', delta: -total }, ...children, ...refusals];
}

const isLeaving = ({ state }: Reseller) => state === 'LEAVING';

/** Counts its own issues, under the limits of its parent (benefits R-46). */
function childOf(parent: Quota, { id: resellerId }: Reseller, amount: Fen, id: string, now: Date): AllottedQuota {
  return {
    ...parent,
    id,
    parentId: parent.id,
    owner: { partnerId: parent.owner.partnerId, resellerId },
    value: amount,
    balance: amount,
    issuedCount: 0,
    issuedTotal: 0n,
    createTime: now,
    lastUpdateTime: now,
    factsStamp: 0,
    version: 1,
  };
}

/** A restricted or frozen partner allots nothing (benefits R-69). */
function checkCaller(partner: Partner | undefined): Refusal | undefined {
  if (partner?.kind !== 'DISTRIBUTOR') return refuse('CBC.0150');
  return partner.state === 'NORMAL' ? undefined : refuse('CBC.0151');
}

/** A quota that is not the caller's answers like one that is not there. */
function checkOwn(quota: Quota | undefined, partner: Partner): Refusal | undefined {
  const own = quota?.owner.partnerId === partner.id && quota.owner.resellerId === undefined;
  return own ? undefined : refuse('CBC.99000015');
}

/** In the order of the table of benefits 5.7. */
const CHECKS: readonly Check[] = [checkBalance, checkState, checkWindow, checkResellers, checkDesignated];

/** Benefits R-45. */
function checkBalance({ command: { amount, resellerIds } }: AllotSituation, quota: Quota): Refusal | undefined {
  return amount * BigInt(resellerIds.length) > quota.balance ? refuse('CBC.99000013') : undefined;
}

/** Only a voucher quota in its normal state (benefits R-43); one that only time ended is told by its window. */
function checkState(_: AllotSituation, quota: Quota): Refusal | undefined {
  const fits = quota.kind === 'VOUCHER' && (quota.status === 'NORMAL' || hasExpired(quota));
  return fits ? undefined : refuse('CBC.99000015');
}

/** Benefits R-43. */
function checkWindow({ now }: AllotSituation, quota: Quota): Refusal | undefined {
  return isWithinWindow(quota, now) && quota.status === 'NORMAL' ? undefined : refuse('CBC.99000017');
}

/** Benefits R-47. One that has left is nobody's reseller any more. */
function checkResellers({ command, reseller }: AllotSituation, _: Quota, partner: Partner): Refusal | undefined {
  const foreign = command.resellerIds.some((id) => {
    const found = reseller(id);
    return found?.distributorId !== partner.id || found.state === 'LEFT';
  });
  return foreign ? refuse('CBC.99000037') : undefined;
}

/** Every customer that the quota designates must be one of each reseller (benefits R-48). */
function checkDesignated({ command, customer }: AllotSituation, quota: Quota, partner: Partner): Refusal | undefined {
  const belongsTo = (resellerId: string) => (id: string) => {
    const association = customer(id)?.association;
    return association?.partnerId === partner.id && association.resellerId === resellerId;
  };
  const fits = command.resellerIds.every((resellerId) => quota.designatedCustomerIds.every(belongsTo(resellerId)));
  return fits ? undefined : refuse('CBC.50000021');
}
