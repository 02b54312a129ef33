import type { Tx } from '@pc/store';
import type { AssociationStatus, Report, ReportStatus } from '../domain/reports/report';

/** By what two reports are of the same prospect (customers 5.3). */
export interface Sameness {
  readonly phone?: string | undefined;
  readonly accountId?: string | undefined;
}

/** Reports, with the outbox of their events. */
export abstract class Reports {
  abstract find(id: string, tx?: Tx): Promise<Report | undefined>;
  /** Those that are accepted, of this phone or this account; also those whose time is over and that nobody expired yet. */
  abstract accepted(tx: Tx, same: Sameness): Promise<Report[]>;
  /** What this partner has of this phone in one status. */
  abstract ofPhone(tx: Tx, partnerId: string | null, phone: string, status: ReportStatus): Promise<Report[]>;
  /** customers 5.4: those that wait or are valid. Exact only while the partner is locked. */
  abstract countHeld(tx: Tx, partnerId: string): Promise<number>;
  /** Writes a report as it is after its change, and tells of it; a new one has version 0. Of two accepted ones of the same prospect one collides. */
  abstract save(tx: Tx, report: Report): Promise<Report>;
  abstract remove(tx: Tx, report: Report): Promise<void>;
  /** Accepted ones whose time is over. */
  abstract due(now: Date, limit: number): Promise<string[]>;
  /** Accepted and waiting ones of a partner. */
  abstract openOf(partnerId: string, limit: number): Promise<string[]>;
}

export interface ReportFilter {
  /** `null`: the vendor's own; absent: everybody's. */
  readonly partnerId?: string | null;
  readonly ofPartners?: boolean;
  readonly fullName?: string;
  readonly phone?: string;
  readonly label?: string;
  readonly status?: ReportStatus;
  readonly associationStatus?: AssociationStatus;
}

/** Reads that no decision rests on. */
export abstract class ReportLists {
  /** Newest first, then by id (api 7.7). */
  abstract page(
    filter: ReportFilter,
    page: { readonly offset: number; readonly limit: number },
    now: Date,
  ): Promise<{ total: number; reports: Report[] }>;
}
