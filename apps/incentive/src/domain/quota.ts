import type { Fen } from '@pc/kernel';
import type { AssociationType } from './customer';
import type { QuotaLimit } from './quota-limits';

export type QuotaKind = 'VOUCHER' | 'CASH' | 'PICK_UP';
export type QuotaStatus = 'NORMAL' | 'INVALID' | 'ADJUSTING' | 'FROZEN' | 'RECLAIMED';
export type InvoiceParty = 'COUPON_USER' | 'ISSUER' | 'NONE';

/** Amounts by the customers for whom they are kept. */
export type Earmarks = ReadonlyMap<string, Fen>;

/** Whose quota or coupon it is: a partner's own, or that of one of a distributor's resellers (benefits R-20). */
export interface Owner {
  readonly partnerId: string;
  readonly resellerId?: string;
}

/** A pot of money out of which coupons are issued (benefits 2.1). */
export interface Quota {
  readonly id: string;
  readonly kind: QuotaKind;
  readonly owner: Owner;
  /** The distributor's quota from which this one was carved. */
  readonly parentId?: string;
  /** Its reseller has left its distributor: what comes back goes on to the parent (benefits R-42). */
  readonly ownerLeft?: boolean;
  readonly status: QuotaStatus;
  /** Tells an `INVALID` quota that was voided, which is final, from one that expired. */
  readonly voided: boolean;
  readonly value: Fen;
  readonly balance: Fen;
  /** Of all coupons ever issued; a reclaim does not lower them (benefits R-13). */
  readonly issuedCount: number;
  readonly issuedTotal: Fen;
  /** Parts of the balance that only these customers may get (benefits R-23). */
  readonly earmarks?: Earmarks;
  readonly effectiveTime: Date;
  readonly expireTime: Date;
  readonly createTime: Date;
  readonly lastUpdateTime: Date;
  readonly limits: readonly QuotaLimit[];
  readonly allowedAssociationTypes: readonly AssociationType[];
  /** Empty: not restricted to named customers (benefits R-11). */
  readonly designatedCustomerIds: readonly string[];
  readonly selfIssueAllowed: boolean;
  readonly invoiceParty?: InvoiceParty;
  readonly contractingEntity?: string;
  /**
   * Rises when a fact that an issue rests on may have changed for the worse: of the owner, or of one of its customers.
   * What was read under the same stamp still holds.
   */
  readonly factsStamp: number;
  /** Rises by one with every change; the number of the event that tells it. */
  readonly version: number;
}

export function sameOwner(one: Owner, other: Owner): boolean {
  return one.partnerId === other.partnerId && one.resellerId === other.resellerId;
}

/** Whether coupons may be issued at this time as far as the window goes (benefits R-2): the end is excluded. */
export function isWithinWindow(quota: Quota, now: Date): boolean {
  return quota.effectiveTime <= now && now < quota.expireTime;
}

/** A quota that a distributor carved out of one of its own for a reseller (benefits 2.2). */
export interface AllottedQuota extends Quota {
  readonly parentId: string;
  readonly owner: Required<Owner>;
}

export function isAllotted(quota: Quota): quota is AllottedQuota {
  return quota.parentId !== undefined && quota.owner.resellerId !== undefined;
}

/** Whether money that comes back to the quota goes on to its parent (benefits R-42). */
export function handsOn(quota: Quota): quota is Quota & { readonly parentId: string } {
  return quota.parentId !== undefined && (quota.status === 'RECLAIMED' || quota.ownerLeft === true);
}

/** Whether the end of its window, and nothing else, made the quota unusable. */
export function hasExpired(quota: Quota): boolean {
  return quota.status === 'INVALID' && !quota.voided;
}

/** The next version of a quota. */
export function nextVersion(quota: Quota, change: Partial<Quota>, now: Date): Quota {
  return { ...quota, ...change, lastUpdateTime: now, version: quota.version + 1 };
}
