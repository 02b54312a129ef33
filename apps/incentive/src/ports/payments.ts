import type { Tx } from '@pc/store';
import type { Payment } from '../domain/payment';

/** Payments with coupons, of which none is ever forgotten: what they hold and paid, and that they are over. */
export abstract class Payments {
  abstract find(tx: Tx, id: string): Promise<Payment | undefined>;
  /** `before`: as it was found; none when it comes into being. */
  abstract save(tx: Tx, payment: Payment, before?: Payment): Promise<void>;
}
