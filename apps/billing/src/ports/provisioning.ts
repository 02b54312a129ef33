import type { Order } from '../domain/order';
import type { Payment } from '../domain/payment/payment';

/** Who provisions what was paid (billing 6.5 steps 5 and 7): a system of the vendor. */
export abstract class Provisioning {
  /** False: quota, capacity or specification is no longer there, or it gave no answer (billing PAY-3). The same payment again is the same wish. */
  abstract reserve(payment: Payment, order: Order): Promise<boolean>;
  /** Harmless where nothing was reserved. Throws ProvisioningSilent when there was no answer. */
  abstract release(payment: Payment): Promise<void>;
  /** Begins; what came of it is reported later (billing OR-11). Throws ProvisioningSilent when there was no answer. */
  abstract start(payment: Payment, order: Order): Promise<void>;
}

/** The provisioning system did not answer, or not with success; the same can be asked again. */
export class ProvisioningSilent extends Error {
  override readonly name = 'ProvisioningSilent';
}
