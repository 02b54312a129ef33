import type { LoggedOperation } from '@pc/contracts';
import type { Page } from './accounts';

export interface OperationFilter {
  readonly objectId?: string;
  /** Pattern of the request. */
  readonly operation?: string;
  readonly since?: Date;
  /** Excluded. */
  readonly until?: Date;
}

/** The operation log, for those who look through it (api 7.20). */
export abstract class OperationList {
  /** Newest first; `count` is before paging. */
  abstract find(filter: OperationFilter, page: Page): Promise<{ count: number; operations: LoggedOperation[] }>;
}
