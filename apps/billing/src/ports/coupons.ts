import type { AnswerOf, incentive } from '@pc/contracts';
import type { Order } from '../domain/order';

export type UsableCoupons = AnswerOf<typeof incentive.listUsableCoupons>;

/** The incentive service, which keeps the coupons. Every method throws BusTimeout or BusUnavailable. */
export abstract class Coupons {
  /** What its customer could pay the order with (interactions 6). */
  abstract usable(order: Order, deadline: number): Promise<UsableCoupons>;
}
