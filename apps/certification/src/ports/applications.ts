import type { Tx } from '@pc/store';
import type { Application, ApplicationStatus } from '../domain/application';

export interface ApplicationFilter {
  readonly customerId?: string;
  readonly status?: ApplicationStatus;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** The applications that partners filed. */
export abstract class Applications {
  abstract find(tx: Tx, id: string): Promise<Application | undefined>;
  abstract save(tx: Tx, application: Application): Promise<void>;
  /** The last one that was filed for a customer. */
  abstract latestOf(customerId: string): Promise<Application | undefined>;
  /** Newest first. */
  abstract list(filter: ApplicationFilter, page: Page): Promise<{ readonly count: number; readonly applications: readonly Application[] }>;
}
