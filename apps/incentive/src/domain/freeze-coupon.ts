import { refuse } from '@pc/kernel';
import type { Coupon } from './coupon';
import { happened, refused, type Decision } from './domain-event';

/**
 * The vendor's staff stop or allow the use of a coupon (benefits 3.2); doing it twice changes nothing. Nobody is told
 * (benefits R-70), so the version stays: those who are told of a coupon see its versions without a gap.
 */
export function decideFreeze(coupon: Coupon | undefined, frozen: boolean): Decision {
  if (!coupon) return refused(refuse('PCB.0001'));
  if (coupon.status !== 'USABLE') return refused(refuse('PCB.0002'));
  return coupon.frozen === frozen ? happened() : happened({ type: 'coupon-frozen', coupon: { ...coupon, frozen } });
}
