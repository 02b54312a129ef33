import type { Tx } from '@pc/store';
import { EXPIRIES } from './collections';
import type { CouponDocument } from './coupon.document';

/** Coupons of one quota that end at one time and stand near each other in one list. */
export interface ExpiryDocument {
  readonly _id: string;
  readonly quota_id: string;
  readonly expire_time: Date;
  readonly scope: string;
  /** They stand at places from `block * BLOCK` on, below the next block. */
  readonly block: number;
}

export const BLOCK = 4096;

/** Notes where coupons are that will end, so that no coupon needs an index of its end. */
export async function noteExpiries(tx: Tx, coupons: readonly CouponDocument[]): Promise<void> {
  const stretches = new Map(coupons.map((coupon) => stretchOf(coupon)).map((stretch) => [stretch._id, stretch]));
  await tx.collection<ExpiryDocument>(EXPIRIES).bulkWrite(
    [...stretches.values()].map(({ _id, ...rest }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true } })),
    { session: tx.session },
  );
}

function stretchOf({ quota_id, expire_time, scope, seq }: CouponDocument): ExpiryDocument {
  const block = Math.floor(seq / BLOCK);
  return { _id: `${quota_id}|${expire_time.getTime()}|${scope}|${block}`, quota_id, expire_time, scope, block };
}
