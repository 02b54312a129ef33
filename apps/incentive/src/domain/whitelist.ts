import { refuse, type Refusal } from '@pc/kernel';
import type { GovernmentKind, Partner } from './partner';
import type { Quota } from './quota';

/** The two lists of a government-type partner (benefits 2.10, R-61). */
export type ListKind = 'CASH_AND_VOUCHER' | 'PICK_UP';

/** One list of one partner. */
export interface WhitelistKey {
  readonly partnerId: string;
  readonly kind: ListKind;
}

/** A customer to whom the partner may issue; the names are the partner's own words. */
export interface WhitelistEntry {
  readonly customerId: string;
  readonly customerName?: string;
  readonly accountName?: string;
}

const KEEPERS: Readonly<Record<ListKind, GovernmentKind>> = { CASH_AND_VOUCHER: 'SUBSIDY', PICK_UP: 'CLOUD' };

/** Only the government-type partner that issues by a list manages it (benefits 1.3, R-61). */
export function mayKeep(partner: Partner | undefined, kind: ListKind): boolean {
  return partner?.governmentKinds.includes(KEEPERS[kind]) ?? false;
}

/** The list that names the customers of a quota; none: its customers are those of the partner (benefits ). */
export function whitelistFor(quota: Quota, partner: Partner): ListKind | undefined {
  if (quota.kind === 'PICK_UP') return 'PICK_UP';
  return partner.governmentKinds.includes('SUBSIDY') ? 'CASH_AND_VOUCHER' : undefined;
}

/** One customer that comes twice refuses a whole import (benefits R-62). */
export function checkImport(entries: readonly WhitelistEntry[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const [index, { customerId }] of entries.entries()) {
    if (seen.has(customerId))
      return refuse('CBC.0100', { field: `entries[${index}].customer_id`, reason: 'duplicate', params: { value: customerId } });
    seen.add(customerId);
  }
  return undefined;
}

/** Single entries are added and removed in the list of pick-up coupons only (benefits R-62). */
export function checkSingle(kind: ListKind): Refusal | undefined {
  return kind === 'PICK_UP' ? undefined : refuse('CBC.0100', { field: 'list_kind', reason: 'option', params: { options: 'PICK_UP' } });
}
