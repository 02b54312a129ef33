import { refuse } from '@pc/kernel';
import type { Refusal } from '@pc/kernel';
import type { AssociationType, Customer } from './customer';
import { accountOf, dealerOf } from './dealer';
import { ratioOf, type Discount } from './discount';
import type { Order } from './order';

/** A discount that a partner grants its customer (billing DC-13). */
export interface PartnerDiscount {
  readonly id: string;
  /** The partner or reseller that serves the customer. */
  readonly grantorId: string;
  readonly customerId: string;
  /** It holds in this association alone, while it is of this kind. */
  readonly associationId: string;
  readonly associationType: AssociationType;
  readonly ratio: string;
  /** Empty: all. */
  readonly serviceTypeCodes: readonly string[];
  readonly effectiveTime: Date;
  readonly expireTime: Date;
}

export type NewPartnerDiscount = Omit<PartnerDiscount, 'id' | 'grantorId' | 'associationId' | 'associationType'>;

/** billing DC-13: who serves the customer directly grants, and nothing that is over already. */
export function grantDiscount(
  wish: NewPartnerDiscount,
  customer: Pick<Customer, 'association'> | undefined,
  grantorId: string,
  { id, now }: { readonly id: string; readonly now: Date },
): PartnerDiscount | Refusal {
  const association = customer?.association;
  if (!association || accountOf(dealerOf(association)) !== grantorId) return refuse('CBC.99000035', { field: 'customer_id' });
  if (wish.expireTime <= now) return refuse('CBC.0100', { field: 'expire_time', reason: 'range_past' });
  return { ...wish, id, grantorId, associationId: association.id, associationType: association.type };
}

/**
 * What it is for this order; undefined: nothing. It stays usable until the order ends, also where it runs out before
 * (billing OR-2), but not longer than the association in which it was granted.
 */
export function grantedFor(
  { association }: Pick<Customer, 'association'>,
  discount: PartnerDiscount,
  order: Pick<Order, 'createTime' | 'lines'>,
  now: Date,
): Discount | undefined {
  const holds = association?.id === discount.associationId && association.type === discount.associationType;
  if (!holds || now < discount.effectiveTime || order.createTime >= discount.expireTime) return undefined;
  const lines = order.lines.flatMap(({ serviceType }, place) => (covers(discount, serviceType.code) ? [place] : []));
  if (lines.length === 0) return undefined;
  const { id, ratio, expireTime } = discount;
  return { id, type: 'PARTNER_GRANTED', effect: ratioOf(ratio), lines, isDefault: false, expireTime };
}

/** Letter case does not matter in codes of services (billing O1). */
function covers({ serviceTypeCodes: codes }: PartnerDiscount, code: string): boolean {
  return codes.length === 0 || codes.some((one) => one.toLowerCase() === code.toLowerCase());
}
