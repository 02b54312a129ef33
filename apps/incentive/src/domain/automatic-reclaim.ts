import type { Coupon, ReclaimOperation } from './coupon';
import { QuotaBook } from './credit-quota';
import type { AssociationType, Customer } from './customer';
import type { DomainEvent } from './domain-event';
import { isInvoicedToUser } from './invoicing';
import type { Quota } from './quota';
import { takeBack } from './take-back';

/** What happened to a customer's association, as far as its coupons are concerned. */
export type AssociationChange = { readonly associationId: string; readonly partnerId: string } & (
  | { readonly type: 'ended' }
  | { readonly type: 'switched'; readonly toType: AssociationType; readonly switchedAt: Date }
  | { readonly type: 'started'; readonly associationType: AssociationType; readonly associatedOn: Date }
);

export interface AutomaticReclaim {
  readonly change: AssociationChange;
  /** As known after the change; a late change finds a newer association. */
  readonly customer: Customer;
  readonly coupons: readonly Coupon[];
  /** The quotas of the coupons, and those above closed ones. */
  readonly quotas: readonly Quota[];
  /** The issuers of the coupons that are government-type partners. */
  readonly governmentPartners: ReadonlySet<string>;
  readonly now: Date;
}

const OPERATIONS = { ended: 'DISASSOCIATION', switched: 'MODE_SWITCH', started: 'ASSOCIATION' } as const;

/**
 * The coupons that leave a customer with a change of its association: all that the partner or its reseller issued
 * when it ended (benefits R-36) or was switched, those of other partners that a new association does not allow
 * (benefits R-37). Each credits its own quota (benefits R-64).
 */
export function decideAssociationReclaim(situation: AutomaticReclaim): DomainEvent[] {
  const leaving = situation.coupons.filter((coupon) => coupon.status === 'USABLE' && leaves(coupon, situation));
  return takeAll(leaving, situation.quotas, OPERATIONS[situation.change.type], situation.now);
}

/** The cash coupons that are invoiced to a customer which is under another contract by now (benefits R-67). */
export function decideContractReclaim(
  { contractingEntity }: Customer,
  coupons: readonly Coupon[],
  quotas: readonly Quota[],
  now: Date,
): DomainEvent[] {
  const others = new Set(
    quotas.filter((quota) => isInvoicedToUser(quota) && quota.contractingEntity !== contractingEntity).map(({ id }) => id),
  );
  const leaving = coupons.filter((coupon) => coupon.status === 'USABLE' && others.has(coupon.quotaId));
  return takeAll(leaving, quotas, 'ASSOCIATION', now);
}

/** Every coupon whose time is over becomes expired, once (benefits R-40). */
export function decideExpiry(coupons: readonly Coupon[], quotas: readonly Quota[], now: Date): DomainEvent[] {
  const due = coupons.filter((coupon) => coupon.status === 'USABLE' && coupon.expireTime <= now);
  return takeAll(due, quotas, 'EXPIRY', now);
}

/** Frozen coupons are taken all the same (benefits 3.2). */
function takeAll(coupons: readonly Coupon[], quotas: readonly Quota[], operation: ReclaimOperation, now: Date): DomainEvent[] {
  const book = new QuotaBook(quotas);
  const taken = coupons.map((coupon) => takeBack(coupon, operation, book, now));
  return [...book.changes(now), ...taken];
}

function leaves(coupon: Coupon, { change, customer, quotas, governmentPartners }: AutomaticReclaim): boolean {
  const theirs = coupon.issuer.partnerId === change.partnerId;
  switch (change.type) {
    case 'ended':
      return theirs && !isOfNewerAssociation(coupon, change, customer);
    case 'switched':
      return (
        theirs && coupon.associationType !== change.toType && !(isLateSwitch(change, customer) && coupon.createTime >= change.switchedAt)
      );
    case 'started': {
      const late = customer.association?.id !== change.associationId;
      if (theirs || (late && coupon.createTime >= change.associatedOn)) return false;
      const quota = quotas.find(({ id }) => id === coupon.quotaId)!;
      const allowed = governmentPartners.has(coupon.issuer.partnerId) || quota.allowedAssociationTypes.includes(change.associationType);
      return !allowed || (isInvoicedToUser(quota) && change.associationType === '2');
    }
  }
}

/** A late event of a switch may find a newer association, or one that was switched again: what was issued since stays. */
function isLateSwitch(change: AssociationChange & { type: 'switched' }, { association }: Customer): boolean {
  return association?.id !== change.associationId || association.type !== change.toType;
}

/** A late event of an ended association may find the customer back with the same partner: what it got since stays. */
function isOfNewerAssociation(coupon: Coupon, change: AssociationChange, { association }: Customer): boolean {
  const returned = association?.partnerId === change.partnerId && association.id !== change.associationId;
  return returned && coupon.createTime >= association.associatedOn;
}
