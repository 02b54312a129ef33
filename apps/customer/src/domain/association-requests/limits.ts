import type { RequestType, Side } from './request-type';

/** customers 6.3: how many requests a side may start for one customer in how many calendar months. */
export interface RequestLimits {
  readonly requests: number;
  readonly months: number;
}

/** A request that was submitted, whatever became of it (customers 6.16). */
export interface EarlierRequest {
  readonly type: RequestType;
  readonly initiator: Side;
  /** The account that stood for the partner's side. */
  readonly dealerId: string;
  readonly submittedAt: Date;
}

/**
 * customers 6.3: a customer submits so many in the time, with whichever partner; a partner starts so many for one customer, and
 * waits after the customer's own request to it. `earlier`: all requests of this customer.
 */
export function isTooSoon(side: Side, dealerId: string, earlier: readonly EarlierRequest[], limits: RequestLimits, now: Date): boolean {
  const recent = earlier.filter(({ submittedAt }) => monthsAfter(submittedAt, limits.months) > now);
  const customers = recent.filter(({ initiator }) => initiator === 'CUSTOMER');
  if (side === 'CUSTOMER') return customers.filter(({ type }) => type === 'DISASSOCIATE').length >= limits.requests;
  const own = recent.filter((request) => request.initiator === 'PARTNER' && request.dealerId === dealerId);
  return own.length >= limits.requests || customers.some((request) => request.dealerId === dealerId);
}

/** The same day of the month and time of the day so many months later, in UTC; where the month is shorter, its last day. */
export function monthsAfter(time: Date, months: number): Date {
  const later = new Date(time);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(time.getUTCDate(), lastDay));
  return later;
}
