import type { AnswerOf, incentive } from '@pc/contracts';
import type { Refusal } from '@pc/kernel';
import type { Order } from '../domain/order';
import type { Payable } from '../domain/payment/claim';
import type { ChosenCoupon, Deduction, Payment } from '../domain/payment/payment';

export type UsableCoupons = AnswerOf<typeof incentive.listUsableCoupons>;

/** The incentive service, which keeps the coupons. Every method throws BusTimeout or BusUnavailable. */
export abstract class Coupons {
  /** What its customer could pay the order with (interactions 6). */
  abstract usable(order: Order, deadline: number): Promise<UsableCoupons>;
  /** What each of these would pay, without effect; else why not (benefits P-22). */
  abstract quote(
    payable: Pick<Payable, 'order' | 'price' | 'discount'>,
    coupons: readonly ChosenCoupon[],
    deadline: number,
  ): Promise<Deduction[] | Refusal>;
  /** Locks what the payment was quoted, all or none; a repetition does no harm. */
  abstract lock(payment: Payment, order: Order, deadline: number): Promise<Refusal | undefined>;
  /** Lets go of what the payment locked; a lock that comes behind it is refused. */
  abstract cancel(payment: Payment, deadline: number): Promise<void>;
}
