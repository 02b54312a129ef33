import { yuanText } from '@pc/kernel';
import type { DomainEvent } from '../domain/domain-event';
import type { Quota } from '../domain/quota';

/** A quota as an audit entry shows it (api 7.20). */
export function quotaView(quota: Quota) {
  const { value, balance, issuedTotal, limits, earmarks: _kept, ...rest } = quota;
  return { ...rest, limits: [...limits], value: yuanText(value), balance: yuanText(balance), issuedTotal: yuanText(issuedTotal) };
}

/** The last state that these events tell. */
export function auditView(events: readonly DomainEvent[]): unknown {
  const last = events.at(-1);
  if (last?.type === 'quota-changed') return quotaView(last.quota);
  return last?.type === 'coupon-frozen' ? { frozen: last.coupon.frozen } : null;
}
