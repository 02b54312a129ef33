import { MAX_AMOUNT_FEN, refuse, type Refusal } from '@pc/kernel';
import { happened, refused, type Decision } from './domain-event';
import type { Partner, Reseller } from './partner';
import type { Quota } from './quota';
import { checkLimits } from './quota-limits';

/** Everything that the vendor's staff say about a new quota. */
export type GrantQuota = Pick<
  Quota,
  | 'kind'
  | 'owner'
  | 'value'
  | 'effectiveTime'
  | 'expireTime'
  | 'limits'
  | 'allowedAssociationTypes'
  | 'designatedCustomerIds'
  | 'selfIssueAllowed'
  | 'invoiceParty'
  | 'contractingEntity'
>;

/** A new pot of money for a partner: its balance is its value (benefits 3.1). */
export function decideGrant(command: GrantQuota, owner: { partner?: Partner; reseller?: Reseller }, id: string, now: Date): Decision {
  const refusal = checkAmountAndWindow(command, now) ?? checkLimits(command.limits) ?? checkHolder(command, owner);
  if (refusal) return refused(refusal);
  const quota: Quota = {
    ...command,
    id,
    status: 'NORMAL',
    voided: false,
    balance: command.value,
    issuedCount: 0,
    issuedTotal: 0n,
    createTime: now,
    lastUpdateTime: now,
    factsStamp: 0,
    version: 1,
  };
  return happened({ type: 'quota-changed', quota, cause: 'GRANTED', delta: quota.value });
}

function checkAmountAndWindow({ value, effectiveTime, expireTime }: GrantQuota, now: Date): Refusal | undefined {
  if (value <= 0n) return refuse('CBC.0100', { field: 'quota_value', reason: 'not_positive' });
  if (value > MAX_AMOUNT_FEN) return refuse('CBC.0100', { field: 'quota_value', reason: 'too_big', params: { max: '999999999.99' } });
  if (expireTime <= effectiveTime)
    return refuse('CBC.0100', { field: 'expire_time', reason: 'range', params: { other: 'effective_time' } });
  return expireTime <= now ? refuse('CBC.0100', { field: 'expire_time', reason: 'range_past' }) : undefined;
}

/** Who may hold which kind of quota (benefits 1.3, R-61): pick-up quotas are for government-cloud partners, resellers hold vouchers only. */
function checkHolder({ kind, owner }: GrantQuota, { partner, reseller }: { partner?: Partner; reseller?: Reseller }): Refusal | undefined {
  if (!partner) return refuse('CBC.0100', { field: 'partner_id', reason: 'unknown' });
  if (kind === 'PICK_UP' && !partner.governmentKinds.includes('CLOUD')) return refuse('CBC.0151');
  if (owner.resellerId === undefined) return undefined;
  if (reseller?.distributorId !== owner.partnerId) return refuse('CBC.99000037');
  return kind === 'VOUCHER' ? undefined : refuse('CBC.99000015');
}
