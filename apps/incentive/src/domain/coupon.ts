import type { Fen } from '@pc/kernel';
import type { AssociationType } from './customer';
import type { Owner, QuotaKind } from './quota';
import type { UseLimit } from './use-limits';

export type CouponStatus = 'USABLE' | 'USED' | 'EXPIRED' | 'RECLAIMED';

export type CouponGroup = 'MARKETPLACE' | 'DEDICATED' | 'HARDWARE';

/** The ways in which money of a coupon moves to or from its quota (benefits 2.5). */
export type Operation =
  | 'ISSUE'
  | 'MANUAL_RECLAIM'
  | 'DISASSOCIATION'
  | 'EXPIRY'
  | 'UNSUBSCRIPTION'
  | 'REVERSAL'
  | 'ASSOCIATION'
  | 'MODE_SWITCH'
  | 'RESELLER_TRANSFER';

/** The operations that take a coupon's unspent balance back. */
export type ReclaimOperation = 'MANUAL_RECLAIM' | 'DISASSOCIATION' | 'EXPIRY' | 'ASSOCIATION' | 'MODE_SWITCH';

/** A coupon in the hand of a customer (benefits 2.3). Face value, limits and validity never change (benefits R-26). */
export interface Coupon {
  readonly id: string;
  readonly kind: QuotaKind;
  /** Absent: for services of the cloud, as all that partners issue (benefits 2.9). */
  readonly group?: CouponGroup;
  readonly status: CouponStatus;
  readonly customerId: string;
  readonly quotaId: string;
  readonly issuer: Owner;
  /** Of the holder when it was issued; `0` for a holder without one (benefits R-56). */
  readonly associationType: AssociationType | '0';
  readonly faceValue: Fen;
  readonly balance: Fen;
  /** The part of the balance that payments under way hold (benefits R-35). */
  readonly locked: Fen;
  /** The automatic reclaim that took the rest of it, while payments still hold a part: what they set free follows (benefits R-35). */
  readonly pendingReclaim?: ReclaimOperation | undefined;
  /** What reclaims took back so far. */
  readonly reclaimed: Fen;
  readonly effectiveTime: Date;
  readonly expireTime: Date;
  readonly createTime: Date;
  readonly useLimits: readonly UseLimit[];
  /** For the issuer's eyes only (benefits R-19). */
  readonly memo?: string;
  readonly frozen: boolean;
  /** The last order that it paid for, and when. */
  readonly lastUse?: { readonly orderId: string; readonly time: Date };
  /** When it was used up, expired or taken back; how long its holder still sees it counts from here (benefits R-55). */
  readonly closedTime?: Date;
  /** Counts the changes of which others are told (benefits R-70). */
  readonly version: number;
}

/** What the holder spent: the face value less what is left and what was taken back (benefits R-60). */
export function spentOf(coupon: Pick<Coupon, 'faceValue' | 'balance' | 'reclaimed'>): Fen {
  return coupon.faceValue - coupon.balance - coupon.reclaimed;
}

/** The next version of a coupon. */
export function nextCoupon(coupon: Coupon, change: Partial<Coupon>): Coupon {
  return { ...coupon, ...change, version: coupon.version + 1 };
}
