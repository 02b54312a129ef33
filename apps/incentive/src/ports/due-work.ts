import type { Tx } from '@pc/store';
import type { Coupon } from '../domain/coupon';
import type { Quota } from '../domain/quota';

/** A stretch of coupons of one quota that end at one time. */
export interface DueStretch {
  readonly id: string;
  readonly quotaId: string;
  readonly expireTime: Date;
}

/** What time alone brings about: quotas and coupons that end. */
export abstract class DueWork {
  abstract stretches(now: Date): AsyncIterable<DueStretch>;
  /** Usable coupons of the stretch, at most `limit`. */
  abstract coupons(tx: Tx, stretch: DueStretch, limit: number): Promise<Coupon[]>;
  /** Forgets a stretch of which nothing usable is left. */
  abstract close(tx: Tx, stretch: DueStretch): Promise<void>;
  abstract quotas(now: Date, limit: number): Promise<Quota[]>;
}
