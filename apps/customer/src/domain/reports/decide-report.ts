import { refuse, type Refusal } from '@pc/kernel';
import type { AssociationType } from '../account';
import { isValid, REPORT_LIFE_MS, statusAt, type Report } from './report';
import { needsReview, obstaclesTo, type Prospect } from './reportable';

/** api 7.22: a precondition that is not met. */
export const refuseItems = (...items: string[]): Refusal => refuse('CBC.99007004', { items });
const WRONG_STATE = refuseItems('WRONG_STATE');

/**
 * customers 3.1: a draft, or a report that expired, is submitted. Accepted at once, or it waits for the vendor (5.6);
 * refused with every item that stands against it.
 */
export function submit(report: Report, prospect: Prospect, reviewReason: string | undefined): Report | Refusal {
  if (!isSubmittable(report, prospect.now)) return WRONG_STATE;
  const obstacles = obstaclesTo(prospect);
  if (obstacles.length > 0) return refuseItems(...obstacles);
  const submitted = { ...again(report), reportedAt: prospect.now, ...(reviewReason !== undefined && { reviewReason }) };
  if (!needsReview(prospect)) return accepted(submitted, prospect.now);
  return reviewReason === undefined ? refuseItems('REVIEW_REASON_REQUIRED') : { ...submitted, status: 'PENDING' };
}

export function isSubmittable(report: Report, now: Date): boolean {
  return ['DRAFT', 'EXPIRED'].includes(statusAt(report, now));
}

/** customers 6.14: the vendor's own report asks nobody; a prospect that somebody has spoken for is not taken from him. */
export function submitForVendor(report: Report, valid: readonly Report[], now: Date): Report | Refusal {
  const others = valid.some(({ partnerId }) => partnerId !== null);
  if (others) return refuseItems('REPORTED_BY_OTHER');
  return valid.length > 0 ? refuseItems('ALREADY_REPORTED') : accepted({ ...report, reportedAt: now }, now);
}

/** The 15 days begin (customers 5.3). */
function accepted(report: Report, now: Date): Report {
  return { ...report, status: 'REPORTED', expiresAt: new Date(now.getTime() + REPORT_LIFE_MS) };
}

export interface Review {
  readonly approved: boolean;
  readonly opinion?: string;
  /** Valid reports of the same prospect by now. */
  readonly valid: readonly Report[];
  readonly now: Date;
}

/** customers 3.1: the vendor's decision. Meanwhile another may have been faster (5.3). */
export function review(report: Report, { approved, opinion, valid, now }: Review): Report | Refusal {
  if (report.status !== 'PENDING') return WRONG_STATE;
  const heard = { ...report, ...(opinion !== undefined && { opinion }) };
  if (!approved) return { ...heard, status: 'REJECTED' };
  const others = valid.some(({ partnerId }) => partnerId !== null && partnerId !== report.partnerId);
  return others ? refuseItems('REPORTED_BY_OTHER') : accepted(heard, now);
}

export function expire(report: Report): Report {
  return { ...report, status: 'EXPIRED' };
}

/** customers 3.1: the customer belongs to the reporter now. */
export function associate({ failureReason: _former, ...report }: Report): Report {
  return { ...report, status: 'ASSOCIATED', associationStatus: 'ASSOCIATED' };
}

/** customers 5.20: an acceptance was refused; the report stays what it is. */
export function failAssociation(report: Report, failureReason: string): Report {
  return { ...report, associationStatus: 'FAILED', failureReason };
}

/** customers 5.8, 5.12: only a valid report is invited by e-mail. */
export function invite({ failureReason: _former, ...report }: Report, associationType: AssociationType, now: Date): Report | Refusal {
  if (!isValid(report, now)) return refuseItems('NOT_REPORTED');
  return report.person.email ? { ...report, associationStatus: 'INVITED', associationType } : refuseItems('NO_EMAIL');
}

/** A report that starts anew leaves behind what became of it before. */
function again({ failureReason: _failure, opinion: _opinion, expiresAt: _end, ...report }: Report): Report {
  return { ...report, associationStatus: 'NONE' };
}
