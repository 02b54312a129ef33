import type { Tx } from '@pc/store';
import type { Reseller } from '../domain/account';
import type { ResellerInvitation } from '../domain/resellers/joining';
import type { Page } from './accounts';

export interface ResellerFilter {
  readonly id?: string;
  readonly namePart?: string;
  readonly joinedFrom?: Date;
  readonly joinedTo?: Date;
}

/** The resellers of a distributor and its invitations. */
export abstract class Resellers {
  /** Without those that left; who joined last comes first, then by id. */
  abstract page(distributorId: string, filter: ResellerFilter, page: Page): Promise<{ count: number; resellers: Reseller[] }>;
  abstract addInvitation(tx: Tx, invitation: ResellerInvitation): Promise<void>;
  abstract findInvitation(tx: Tx, tokenHash: string): Promise<ResellerInvitation | undefined>;
  abstract useInvitation(tx: Tx, id: string, accountId: string): Promise<void>;
}
