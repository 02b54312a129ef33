import type { Tx } from '@pc/store';
import type { Page } from './accounts';
import type { OpenAssociation, PendingAssociation } from '../domain/registration/pending-association';

/** How the second step of a registration stands: `DONE` once there is nothing left to do. */
export type PendingState = { readonly state: 'PENDING' | 'DONE' } | { readonly state: 'REFUSED'; readonly code: string };

export interface PendingFilter {
  readonly partnerId?: string;
  readonly customerId?: string;
  readonly state?: 'PENDING' | 'REFUSED';
}

/** Associations that registered customers still wait for (customers 4.34); they outlive this process. */
export abstract class PendingAssociations {
  abstract add(tx: Tx, pending: PendingAssociation): Promise<void>;
  /** Undefined: it is settled, or there never was one. */
  abstract find(tx: Tx, customerId: string): Promise<PendingAssociation | undefined>;
  /** `refused` is kept, so that somebody can look into it. */
  abstract settle(tx: Tx, customerId: string, refused: string | undefined): Promise<void>;
  abstract stateOf(customerId: string): Promise<PendingState>;
  /** What waits or was refused, newest first. */
  abstract list(filter: PendingFilter, page: Page): Promise<{ count: number; associations: OpenAssociation[] }>;
  /** The oldest that wait since before this moment. */
  abstract waiting(before: Date, limit: number): Promise<string[]>;
}
