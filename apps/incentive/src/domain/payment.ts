import { isRefusal, refuse, type Fen, type Refusal } from '@pc/kernel';
import type { Coupon } from './coupon';
import type { CouponChoice } from './coupon-choice';
import { decideDeductions, type Deduction } from './deductions';
import { UNUSABLE_CODE } from './usable-coupon';

/**
 * The coupons of a payment under way, or the fence that stands where one was: a try that comes after its cancel, or comes twice, finds
 * it (architecture 6).
 */
export interface Payment {
  readonly id: string;
  readonly customerId: string;
  readonly orderId: string;
  readonly status: 'LOCKED' | 'REFUSED' | 'CANCELLED' | 'REDEEMED';
  /** What its coupons hold for it, or paid. */
  readonly deductions: readonly Deduction[];
  /** Why its try was refused. */
  readonly code?: string;
}

/** A payment at its try, with the coupons that it locked. */
export interface Lock {
  readonly payment: Payment;
  readonly events: readonly CouponLocked[];
}

interface CouponLocked {
  readonly type: 'coupon-locked';
  readonly coupon: Coupon;
  readonly amount: Fen;
}

export interface LockCommand {
  readonly paymentId: string;
  readonly orderId: string;
  readonly choice: CouponChoice;
  /** What the payment was told that each coupon pays. */
  readonly quoted: ReadonlyMap<string, Fen>;
}

/**
 * The try: locks what was quoted, all of it or nothing (benefits P-22); whoever finds too little gets `CBC.99003112` (benefits P-23).
 * A refusal that is returned bare depends on the request alone and is not remembered.
 */
export function decideLock({ paymentId, orderId, choice, quoted }: LockCommand): Lock | Refusal {
  const quote = decideDeductions(choice, ({ id }) => quoted.get(id) ?? 0n);
  const outcome = isRefusal(quote) || isAsQuoted(quote, quoted) ? quote : refuse(UNUSABLE_CODE);
  const payment = { id: paymentId, customerId: choice.holder.id, orderId };
  if (!isRefusal(outcome))
    return { payment: { ...payment, status: 'LOCKED', deductions: outcome }, events: locks(outcome, choice.coupons) };
  if (outcome.code === 'CBC.0100') return outcome;
  return { payment: { ...payment, status: 'REFUSED', deductions: [], code: outcome.code }, events: [] };
}

function isAsQuoted(deductions: readonly Deduction[], quoted: ReadonlyMap<string, Fen>): boolean {
  const found = new Map(deductions.map(({ couponId, amount }) => [couponId, amount]));
  return [...quoted].every(([id, amount]) => (found.get(id) ?? 0n) === amount);
}

function locks(deductions: readonly Deduction[], coupons: readonly Coupon[]): CouponLocked[] {
  const byId = new Map(coupons.map((coupon) => [coupon.id, coupon]));
  return deductions
    .filter(({ amount }) => amount > 0n)
    .map(({ couponId, amount }) => {
      const coupon = byId.get(couponId)!;
      return { type: 'coupon-locked', coupon: { ...coupon, locked: coupon.locked + amount }, amount };
    });
}

/** What the try of this payment came to, however often it is asked. */
export function outcomeOf({ status, deductions, code }: Payment): readonly Deduction[] | Refusal {
  switch (status) {
    case 'LOCKED':
    case 'REDEEMED':
      return deductions;
    case 'REFUSED':
      return refuse(code!);
    case 'CANCELLED':
      return refuse('CBC.99007004', { items: ['CANCELLED'] });
  }
}
