/** One notice to a partner's platform: a customer was bound (0) or let go of (1) (customers 9.6). */
export interface BindingNotice {
  readonly id: string;
  readonly partnerId: string;
  readonly customerId: string;
  /** Of the change among those of the customer: notices of one customer leave in this order. */
  readonly version: number;
  readonly accountName: string;
  readonly xaccountId: string;
  readonly xuserId?: string;
  readonly action: 0 | 1;
  readonly status: 'PENDING' | 'SENT' | 'FAILED';
  /** Of the present round; `resend` begins a new one. */
  readonly attempts: number;
  readonly lastOutcome?: string;
  readonly createdAt: Date;
  /** While it is pending. */
  readonly nextAttemptAt?: Date;
}

/** customers 9.6: after these pauses it is tried again, three times; then it has failed. */
export const PAUSES_MS = [10_000, 60_000, 600_000] as const;

/** How one attempt ended: received, or what stood against it. */
export type Outcome = { readonly received: true } | { readonly received: false; readonly cause: string };

export function afterAttempt({ nextAttemptAt: _due, ...notice }: BindingNotice, outcome: Outcome, now: Date): BindingNotice {
  const attempts = notice.attempts + 1;
  if (outcome.received) return { ...notice, attempts, status: 'SENT', lastOutcome: 'received' };
  const pause = PAUSES_MS[attempts - 1];
  const tried = { ...notice, attempts, lastOutcome: outcome.cause };
  if (pause === undefined) return { ...tried, status: 'FAILED' };
  return { ...tried, nextAttemptAt: new Date(now.getTime() + pause) };
}

/** A failed notice begins anew at once. */
export function begunAnew({ lastOutcome: _outcome, ...notice }: BindingNotice, now: Date): BindingNotice {
  return { ...notice, status: 'PENDING', attempts: 0, nextAttemptAt: now };
}

/** customers 9.6: the fields of the notice. Of an account without IAM users, user and account are one. */
export function noticeFields(notice: BindingNotice): Record<string, string | number> {
  const { customerId, accountName, xaccountId, xuserId = xaccountId, action } = notice;
  return {
    domainId: customerId,
    domainName: accountName,
    userId: customerId,
    userName: accountName,
    xAccountId: xaccountId,
    xUserId: xuserId,
    bindAction: action,
  };
}
