import type { AssociationType } from '../account';
import type { NoticeLanguage } from '../notices/notice';

/** customers 5.3: counted from the approval. */
export const REPORT_LIFE_MS = 15 * 24 * 60 * 60 * 1000;
/** customers 5.4: `PENDING` and `REPORTED` of one partner together. */
export const REPORT_QUOTA = 100;

/** customers 3.1. */
export type ReportStatus = 'DRAFT' | 'PENDING' | 'REPORTED' | 'REJECTED' | 'EXPIRED' | 'ASSOCIATED';
export type AssociationStatus = 'NONE' | 'INVITED' | 'ASSOCIATED' | 'FAILED';

/** Whom a report is about. Sealed in the store; never in logs and events. */
export interface ReportedPerson {
  readonly customerFullName: string;
  readonly mobilePhone: string;
  readonly email?: string;
}

/** The account that a reported phone belongs to already. */
export interface ReportedAccount {
  readonly id: string;
  readonly name: string;
}

/** A prospect that a partner, or the vendor itself, has spoken for (customers 2.4). */
export interface Report {
  readonly id: string;
  /** Counts the events that the report has told, from 1, without gaps. */
  readonly version: number;
  /** `null`: the vendor's own (customers 6.14). */
  readonly partnerId: string | null;
  readonly person: ReportedPerson;
  readonly account?: ReportedAccount;
  /** Chosen with the invitation (customers 5.12). */
  readonly associationType?: AssociationType;
  readonly label?: string;
  readonly status: ReportStatus;
  readonly associationStatus: AssociationStatus;
  readonly failureReason?: string;
  readonly reviewReason?: string;
  readonly opinion?: string;
  /** Of the last submission; the partner hears of the review so. Absent: recorded only, or the vendor's. */
  readonly language?: NoticeLanguage;
  readonly createdAt: Date;
  /** Last submission. */
  readonly reportedAt?: Date;
  readonly expiresAt?: Date;
}

interface NewReport extends Pick<Report, 'id' | 'partnerId' | 'person' | 'label' | 'language' | 'createdAt'> {
  readonly account?: ReportedAccount;
}

/** What is only recorded (customers 3.1). */
export function newReport(report: NewReport): Report {
  return { ...report, version: 0, status: 'DRAFT', associationStatus: 'NONE' };
}

/** customers 5.3: accepted, and its 15 days are not over. */
export function isValid(report: Report, now: Date): boolean {
  return report.status === 'REPORTED' && report.expiresAt !== undefined && report.expiresAt > now;
}

/** The status as of `now`: a report whose time is over is expired, whether the sweeper has come by or not. */
export function statusAt(report: Report, now: Date): ReportStatus {
  return report.status === 'REPORTED' && !isValid(report, now) ? 'EXPIRED' : report.status;
}
