import { refuse, yuanText, type Refusal } from '@pc/kernel';
import type { IssueSituation } from './issue-situation';
import type { Partner } from './partner';
import type { Quota } from './quota';
import { issueLimitsOf } from './quota-limits';

/** Equal to a bound is allowed (benefits R-3). */
export function checkFaceValue({ command: { faceValue } }: IssueSituation, quota: Quota): Refusal | undefined {
  const { leastFaceValue, greatestFaceValue } = issueLimitsOf(quota);
  if (leastFaceValue !== undefined && faceValue < leastFaceValue) return refuse('CBC.99000018');
  return greatestFaceValue !== undefined && faceValue > greatestFaceValue ? refuse('CBC.99000019') : undefined;
}

/** A customer of the caller that had an association before its present one refuses the whole request (benefits R-12). */
export function checkFirstAssociation({ command, customer }: IssueSituation, quota: Quota, partner: Partner): Refusal | undefined {
  if (!issueLimitsOf(quota).firstAssociationOnly) return undefined;
  const again = command.customerIds.some((id) => {
    const association = customer(id)?.association;
    return association?.partnerId === partner.id && !association.first;
  });
  return again ? refuse('CBC.99000022') : undefined;
}

/** Services and products: a part of the quota's where it names any, and never a blacklisted product (benefits R-16). */
export function checkScope({ command }: IssueSituation, quota: Quota): Refusal | undefined {
  const { serviceTypes, products, productBlackList } = issueLimitsOf(quota);
  const { productIds = [] } = command;
  const fits =
    isPart(command.serviceTypes ?? [], serviceTypes) &&
    isPart(productIds, products) &&
    !productIds.some((id) => productBlackList.includes(id));
  return fits ? undefined : refuse('CBC.99000023');
}

/** Benefits R-17. */
export function checkOrderKinds({ command }: IssueSituation, quota: Quota): Refusal | undefined {
  return isPart(command.subscribeTypes ?? [], issueLimitsOf(quota).subscribeTypes) ? undefined : refuse('CBC.99000024');
}

/** Threshold and ratio may only narrow the quota's (benefits 5.2). */
export function checkNarrowing({ command }: IssueSituation, quota: Quota): Refusal | undefined {
  const { minOrderAmount = 0n, maxDeductionRatio = '1' } = issueLimitsOf(quota);
  if (command.minOrderAmount !== undefined && command.minOrderAmount < minOrderAmount) {
    return refuse('CBC.0100', { field: 'min_order_amount', reason: 'too_small', params: { min: yuanText(minOrderAmount) } });
  }
  if (command.maxDeductionRatio === undefined || Number(command.maxDeductionRatio) <= Number(maxDeductionRatio)) return undefined;
  return refuse('CBC.0100', { field: 'max_deduction_ratio', reason: 'too_big', params: { max: maxDeductionRatio } });
}

/** Whether every entry is allowed; an empty list of the allowed allows everything. */
export function isPart(entries: readonly string[], allowed: readonly string[]): boolean {
  return allowed.length === 0 || entries.every((entry) => allowed.includes(entry));
}
