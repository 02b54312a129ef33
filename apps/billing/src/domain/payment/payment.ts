import type { Fen, Refusal } from '@pc/kernel';
import type { HoldPurpose, PaidPart, Purse } from '../accounts/hold';
import type { Holder } from '../accounts/account';
import type { Discount } from '../discount';
import type { Price } from '../price';

/** A coupon as a payment names it; `type`: 300 to 304 (billing 3). */
export interface ChosenCoupon {
  readonly id: string;
  readonly type: number;
}

/** What one coupon pays, of the whole and of each line (benefits P-22). */
export interface Deduction {
  readonly couponId: string;
  readonly type: number;
  /** Whether it counts for the partner's performance (benefits P-15). */
  readonly isRebate: boolean;
  readonly amount: Fen;
  readonly lines: readonly { readonly lineId: string; readonly amount: Fen }[];
}

/**
 * `CLAIMED`: the order is locked, the price frozen, coupons may be locked. `RESERVED`: the money too. `PAID`: the pivot is behind it.
 * `CANCELLING`: order and money are free again, coupons and capacity perhaps not yet. `CANCELLED`: all is as before.
 */
export type PaymentState = 'CLAIMED' | 'RESERVED' | 'PAID' | 'CANCELLING' | 'CANCELLED';

/** Who pays, and from what. */
export interface Payer {
  readonly id: string;
  readonly holder: Holder;
  readonly purse: Purse;
}

/** One payment of an order: the saga of billing 6.5, by its customer (SG-6) or by the partner that was asked. */
export interface Payment {
  readonly id: string;
  readonly purpose: HoldPurpose;
  readonly orderId: string;
  readonly customerId: string;
  readonly payer: Payer;
  /** What the partner was asked by. */
  readonly requestId?: string;
  /** The partner's user who pays. */
  readonly operator?: string;
  readonly discount?: Discount;
  readonly price: Frozen;
  readonly deductions: readonly Deduction[];
  /** What money pays. */
  readonly due: Fen;
  readonly state: PaymentState;
  /** After it nobody works on the payment any more, and whoever finds it brings it to its end (billing SG-1). */
  readonly until: Date;
  /** Why it was given up. */
  readonly refusal?: Refusal;
  readonly paidParts?: readonly PaidPart[];
  /** What follows the pivot: the order is to be provisioned. */
  readonly provisioning?: 'DUE' | 'STARTED';
}

/** The price that the payment rests on. */
export interface Frozen {
  readonly total: Price;
  readonly lines: readonly Price[];
}

/** So long the sweeper leaves a payment to the process that runs it: longer than its command may take (api 7.11). */
export const PAYMENT_MS = 20_000;

export function isTrying({ state }: Pick<Payment, 'state'>): boolean {
  return state === 'CLAIMED' || state === 'RESERVED';
}

/** billing 4.2: never below 0. */
export function dueAfter(price: Frozen, deductions: readonly Pick<Deduction, 'amount'>[]): Fen {
  const rest = deductions.reduce((sum, { amount }) => sum - amount, price.total.afterDiscount);
  return rest > 0n ? rest : 0n;
}
