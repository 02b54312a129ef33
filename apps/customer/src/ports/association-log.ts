import type { AssociationLine } from '../domain/association-log';
import type { Page } from './accounts';

export interface LogFilter {
  readonly customerId?: string;
  readonly partnerId?: string;
  /** `null`: lines of associations that no reseller serves. */
  readonly indirectPartnerId?: string | null;
}

/** Reads the immutable log of associations (customers 2.6). */
export abstract class AssociationLog {
  /** Newest first; `count` is before paging. */
  abstract list(filter: LogFilter, page: Page): Promise<{ count: number; lines: AssociationLine[] }>;
}
