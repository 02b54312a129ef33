import { assertNever, MAX_AMOUNT_FEN, refuse, type Fen } from '@pc/kernel';
import { happened, refused, type Decision, type QuotaCause } from './domain-event';
import { hasExpired, isAllotted, nextVersion, type Quota, type QuotaStatus } from './quota';

/** What the vendor's staff, or time, do to a quota (benefits 3.1, 5.17). */
export type ChangeQuota =
  | { readonly type: 'adjust-begin' | 'freeze' | 'unfreeze' | 'void' | 'expire' }
  | { readonly type: 'adjust-end'; readonly delta: Fen }
  | { readonly type: 'extend'; readonly expireTime: Date };

const WRONG_STATE = refuse('CBC.99000015');
/** The states that time, freezing and voiding can still end. */
const LIVE: readonly QuotaStatus[] = ['NORMAL', 'ADJUSTING', 'FROZEN'];

/** The state diagram of benefits 3.1; a change that the state does not allow is `CBC.99000015`. */
export function decideChange(quota: Quota, change: ChangeQuota, now: Date): Decision {
  const move = (from: readonly QuotaStatus[], cause: QuotaCause, next: Partial<Quota>, delta = 0n): Decision =>
    from.includes(quota.status)
      ? happened({ type: 'quota-changed', quota: nextVersion(quota, next, now), cause, delta })
      : refused(WRONG_STATE);
  switch (change.type) {
    case 'adjust-begin':
      // The money of an allotted quota is its parent's: adjusted alone it would come from nowhere (benefits R-60).
      return isAllotted(quota) ? refused(WRONG_STATE) : move(['NORMAL'], 'ADJUSTED', { status: 'ADJUSTING' });
    case 'adjust-end':
      return (
        checkDelta(quota, change.delta) ??
        move(
          ['ADJUSTING'],
          'ADJUSTED',
          { status: 'NORMAL', value: quota.value + change.delta, balance: quota.balance + change.delta },
          change.delta,
        )
      );
    case 'freeze':
      return move(['NORMAL', 'ADJUSTING'], 'FROZEN', { status: 'FROZEN' });
    case 'unfreeze':
      return move(['FROZEN'], 'UNFROZEN', { status: 'NORMAL' });
    case 'void':
      return move(LIVE, 'VOIDED', { status: 'INVALID', voided: true });
    case 'expire':
      return quota.expireTime <= now ? move(LIVE, 'EXPIRED', { status: 'INVALID' }) : refused(WRONG_STATE);
    case 'extend':
      return extend(quota, change.expireTime, now);
    default:
      return assertNever(change);
  }
}

function checkDelta(quota: Quota, delta: Fen): Decision | undefined {
  if (quota.status !== 'ADJUSTING') return undefined;
  if (quota.balance + delta < 0n) return refused(refuse('CBC.99000013'));
  if (quota.value + delta <= MAX_AMOUNT_FEN) return undefined;
  return refused(refuse('CBC.0100', { field: 'delta', reason: 'too_big', params: { max: '999999999.99' } }));
}

/** A later end for a live quota, or new life for one that only time had ended; a voided one stays void (benefits U-5). */
function extend(quota: Quota, expireTime: Date, now: Date): Decision {
  if (!LIVE.includes(quota.status) && !hasExpired(quota)) return refused(WRONG_STATE);
  if (expireTime <= now) return refused(refuse('CBC.0100', { field: 'expire_time', reason: 'range_past' }));
  if (expireTime <= quota.expireTime)
    return refused(refuse('CBC.0100', { field: 'expire_time', reason: 'range', params: { other: 'expire_time' } }));
  const status = hasExpired(quota) ? 'NORMAL' : quota.status;
  return happened({ type: 'quota-changed', quota: nextVersion(quota, { status, expireTime }, now), cause: 'EXTENDED', delta: 0n });
}
