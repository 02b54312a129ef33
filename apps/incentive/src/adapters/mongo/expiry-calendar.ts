import { Injectable } from '@nestjs/common';
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
const REMEMBERED = 50_000;

/** Says where coupons are that will end, so that no coupon needs an index of its end. */
@Injectable()
export class ExpiryCalendar {
  /** Stretches that are surely written down. They stay so until after their end, when nothing is issued into them. */
  private readonly noted = new Set<string>();

  async note(tx: Tx, coupons: readonly CouponDocument[]): Promise<void> {
    const stretches = new Map(coupons.map(stretchOf).map((stretch) => [stretch._id, stretch]));
    const fresh = [...stretches.values()].filter(({ _id }) => !this.noted.has(_id));
    if (fresh.length === 0) return;
    const writes = fresh.map(({ _id, ...rest }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true } }));
    await tx.collection<ExpiryDocument>(EXPIRIES).bulkWrite(writes, { session: tx.session });
    tx.onCommit(() => this.remember(fresh.map(({ _id }) => _id)));
  }

  private remember(ids: readonly string[]): void {
    if (this.noted.size > REMEMBERED) this.noted.clear();
    ids.forEach((id) => this.noted.add(id));
  }
}

function stretchOf({ quota_id, expire_time, scope, seq }: CouponDocument): ExpiryDocument {
  const block = Math.floor(seq / BLOCK);
  return { _id: `${quota_id}|${expire_time.getTime()}|${scope}|${block}`, quota_id, expire_time, scope, block };
}
