import { refuse, type Refusal } from '@pc/kernel';
import type { Account, Association, AssociationType, Customer } from '../../domain/account';
import type { RequestType } from '../../domain/association-requests/request-type';
import type { Standpoint } from './resolve-side/resolve-side';

/** What a request or a check names. */
export interface WishFields {
  readonly customer_id?: string | undefined;
  readonly type: RequestType;
  readonly target_type?: AssociationType | undefined;
}

export interface Wished {
  readonly customer: Customer;
  readonly association: Association;
  readonly type: RequestType;
  readonly targetType?: AssociationType;
}

/** The customer that is meant: a customer means itself. */
export function customerIdOf(standpoint: Standpoint, fields: WishFields): string {
  return standpoint.side === 'CUSTOMER' ? standpoint.customerId : (fields.customer_id ?? '');
}

/**
 * What is wished for, about an association that the caller is part of. A switch is the partner's to start (customers 6.2, 6.3),
 * and names another kind than the present one.
 */
export function wishedOf(standpoint: Standpoint, fields: WishFields, account: Account | undefined): Wished | Refusal {
  const foreign = refuse('CBC.99000035', { field: 'customer_id' });
  if (account?.type !== 'CUSTOMER' || !account.association) return foreign;
  const { association } = account;
  const { type, target_type: targetType } = fields;
  if (standpoint.side === 'PARTNER' && !isPartOf(standpoint, association)) return foreign;
  if (type === 'DISASSOCIATE') return { customer: account, association, type };
  if (standpoint.side === 'CUSTOMER') return refuse('CBC.0151');
  if (targetType === undefined) return refuse('CBC.0100', { field: 'target_type', reason: 'required' });
  if (targetType === association.type) return refuse('CBC.0101', { field: 'target_type', reason: 'unchanged' });
  return { customer: account, association, type, targetType };
}

function isPartOf(standpoint: Standpoint & { side: 'PARTNER' }, { partnerId, indirectPartnerId }: Association): boolean {
  return partnerId === standpoint.partnerId && indirectPartnerId === standpoint.indirectPartnerId;
}
