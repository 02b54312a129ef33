import type { IndexPlan } from '@pc/store';
import type { Fence } from '../../domain/customer';

export const CUSTOMERS = 'customers';

export interface CustomerDocument {
  readonly _id: string;
  readonly fence?: Fence;
  readonly unlinkOver: number;
  /** How many events about this customer this service has sent, and where the last stands in the outbox. */
  readonly events: number;
  readonly position: number;
}

export const INDEXES: IndexPlan = { [CUSTOMERS]: [] };
