import type { Tx } from '@pc/store';
import type { Payment } from '../domain/payment/payment';

/** The persistent log of payments (billing 6.5). */
export abstract class Payments {
  abstract find(tx: Tx, id: string): Promise<Payment | undefined>;
  abstract save(tx: Tx, payment: Payment): Promise<void>;
  /** Ids of payments before the pivot that nobody works on any more, the oldest first; read outside any transaction. */
  abstract abandoned(now: Date, limit: number): Promise<string[]>;
  /** Ids of paid ones whose orders the provisioning system has not been told of. */
  abstract unprovisioned(limit: number): Promise<string[]>;
}
