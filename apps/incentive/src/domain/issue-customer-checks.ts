import type { Fen } from '@pc/kernel';
import type { Customer } from './customer';
import type { IssueSituation } from './issue-situation';
import { isGovernmentPartner, type Partner } from './partner';
import type { Quota } from './quota';
import type { IssueLimits } from './quota-limits';
import { refusesHolder } from './invoicing';
import { whitelistFor } from './whitelist';

/** How far the issue has come when it reaches a customer. */
export interface IssueProgress {
  /** What of the balance this customer can get (benefits R-23). */
  readonly available: Fen;
  readonly count: number;
  readonly total: Fen;
}

/** The code for which this customer alone gets nothing (benefits ), or undefined. */
export function checkCustomer(
  id: string,
  situation: IssueSituation,
  partner: Partner,
  quota: Quota,
  limits: IssueLimits,
  progress: IssueProgress,
): string | undefined {
  const customer = situation.customer(id);
  const toSelf = quota.selfIssueAllowed && (id === quota.owner.partnerId || id === quota.owner.resellerId);
  const person = toSelf
    ? undefined
    : whitelistFor(quota, partner)
      ? whitelistCode(id, situation)
      : associationCode(customer, situation, partner, quota);
  return person ?? invoiceCode(customer, quota) ?? standingCode(customer, partner) ?? limitCode(id, situation, limits, progress);
}

/** Whatever its association (benefits R-22). */
function whitelistCode(id: string, situation: IssueSituation): string | undefined {
  return situation.whitelisted(id) && situation.customer(id) ? undefined : 'CBC.99000035';
}

/** The customer must be the partner's, or the named reseller's, and of a kind that quota and channel allow (benefits R-10, 1.3). */
function associationCode(customer: Customer | undefined, { channel }: IssueSituation, partner: Partner, quota: Quota): string | undefined {
  const association = customer?.association;
  if (association?.partnerId !== partner.id || association.resellerId !== quota.owner.resellerId) return 'CBC.99000035';
  const channelAllows = channel === 'CONSOLE' || association.type === '2' || isGovernmentPartner(partner);
  return channelAllows && quota.allowedAssociationTypes.includes(association.type) ? undefined : 'CBC.99000014';
}

/** A cash coupon whose invoice goes to its user is for customers that pay the vendor themselves, under the same contract (benefits R-21). */
function invoiceCode(customer: Customer | undefined, quota: Quota): string | undefined {
  return customer && refusesHolder(quota, customer) ? 'CBC.99000014' : undefined;
}

/** Fenced while its association is being ended (benefits R-63); paid for by its enterprise's master (benefits R-10). */
function standingCode(customer: Customer | undefined, partner: Partner): string | undefined {
  if (customer?.fence?.partnerId === partner.id) return 'CBC.99000000';
  return customer?.enterpriseKind === 'CUSTODY_MEMBER' ? 'CBC.50000034' : undefined;
}

/** Numbers and sums of the quota (benefits R-13), its balance last (benefits R-7). */
function limitCode(
  id: string,
  { command, issuedTo }: IssueSituation,
  limits: IssueLimits,
  { available, count, total }: IssueProgress,
): string | undefined {
  const { faceValue } = command;
  if (limits.maxCouponCount !== undefined && count + 1 > limits.maxCouponCount) return 'CBC.99000020';
  if (limits.maxTotalFaceValue !== undefined && total + faceValue > limits.maxTotalFaceValue) return 'CBC.99000021';
  if (limits.maxTotalPerCustomer !== undefined && issuedTo(id) + faceValue > limits.maxTotalPerCustomer) return 'CBC.99000021';
  return available < faceValue ? 'CBC.99000013' : undefined;
}
