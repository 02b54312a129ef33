import type { Fen } from '@pc/kernel';
import type { ClientSession, StoreConnection } from '@pc/store';
import type { Payment } from '../../domain/payment';
import { COUPONS, PAYMENTS } from './collections';
import type { CouponDocument } from './coupon.document';

type Sums = ReadonlyMap<string, Fen>;

/** What payments under way have locked, by coupon. */
export function locksByCoupon(store: StoreConnection, session: ClientSession): Promise<Sums> {
  return sums(store, session, 'LOCKED', '$coupons.coupon_id');
}

/** What paid orders took, by quota. */
export function redeemedByQuota(store: StoreConnection, session: ClientSession): Promise<Sums> {
  return sums(store, session, 'REDEEMED', '$coupons.quota_id');
}

/** What coupons hold for payments, by their own account. */
export async function heldByCoupon(store: StoreConnection, session: ClientSession): Promise<Sums> {
  const rows = store.collection<CouponDocument>(COUPONS).find({ locked: { $gt: 0n } }, { session, projection: { locked: 1 } });
  return new Map((await rows.toArray()).map(({ _id, locked = 0n }) => [_id, locked]));
}

async function sums(store: StoreConnection, session: ClientSession, status: Payment['status'], key: string): Promise<Sums> {
  const steps = [
    { $match: { status } },
    { $unwind: '$coupons' },
    { $match: { 'coupons.amount': { $gt: 0n } } },
    { $group: { _id: key, amount: { $sum: '$coupons.amount' } } },
  ];
  const rows = store.collection(PAYMENTS).aggregate<{ readonly _id: string; readonly amount: Fen }>(steps, { session });
  return new Map((await rows.toArray()).map(({ _id, amount }) => [_id, amount]));
}
