import type { Tx } from '@pc/store';
import type { Answered, Attempt } from '../domain/attempts';

/** What a customer's applications are counted and recognised by (RN-11, RN-18). */
export interface Filings {
  readonly attempts: readonly Attempt[];
  readonly answers: readonly Answered[];
}

export abstract class FilingLog {
  abstract load(tx: Tx, customerId: string): Promise<Filings>;
  abstract save(tx: Tx, customerId: string, filings: Filings): Promise<void>;
}
