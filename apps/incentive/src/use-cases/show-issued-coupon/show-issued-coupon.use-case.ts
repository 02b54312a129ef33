import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { Lists } from '../../ports/lists';
import { shownTypes } from '../list-issued-coupons/list-issued-coupons.use-case';
import { ResolveOwner } from '../resolve-owner/resolve-owner';

type Contract = typeof incentive.showIssuedCoupon;

/** However long ago the coupon ended: the windows are for lists (benefits R-55). */
const ALWAYS = new Date(0);
/** More records than a coupon ever has. */
const ALL = { offset: 0, limit: 1000 } as const;
const NO_RANGES = { create_time: undefined, effective_time: undefined, expire_time: undefined };

/** A coupon and its records, for its issuer; to others it is none (benefits 5.17, R-34). */
@Injectable()
export class ShowIssuedCoupon {
  constructor(
    private readonly resolveOwner: ResolveOwner,
    private readonly lists: Lists,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const owner = await this.resolveOwner.execute(context.caller, payload, context.deadline);
    if (isRefusal(owner)) return owner;
    const { coupon_id } = payload;
    const found = await this.lists.issuedCoupons(owner, shownTypes(context.caller), ALWAYS, {
      ...NO_RANGES,
      coupon_id,
      offset: 0,
      limit: 1,
    });
    const [coupon] = found.user_coupons;
    if (!coupon) return refuse('PCB.0001');
    const { records } = await this.lists.records(owner, { coupon_ids: [coupon_id], operation_time: undefined, ...ALL });
    return answer({ coupon, records });
  }
}
