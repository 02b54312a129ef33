import { Controller } from '@nestjs/common';
import { HandleBatch, HandleRequest, type Reply } from '@pc/bus';
import { incentive as contracts, type AnswerOf } from '@pc/contracts';
import { FreezeCoupon } from '../use-cases/freeze-coupon/freeze-coupon.use-case';
import { IssueCoupons } from '../use-cases/issue-coupons/issue-coupons.use-case';
import { ReclaimCoupon } from '../use-cases/reclaim-coupon/reclaim-coupon.use-case';
import type { ReplyOf, RequestOf } from '../use-cases/request';
import { Unlink } from '../use-cases/unlink/unlink.use-case';

/** Commands on coupons. */
@Controller()
export class CouponsController {
  constructor(
    private readonly issueCoupons: IssueCoupons,
    private readonly reclaimCoupon: ReclaimCoupon,
    private readonly freezeCoupon: FreezeCoupon,
    private readonly unlink: Unlink,
  ) {}

  @HandleBatch(contracts.issueCoupons)
  issue(requests: RequestOf<typeof contracts.issueCoupons>[]): Promise<Reply<AnswerOf<typeof contracts.issueCoupons>>[]> {
    return this.issueCoupons.execute(requests);
  }

  @HandleRequest(contracts.reclaimCoupon)
  reclaim(request: RequestOf<typeof contracts.reclaimCoupon>): ReplyOf<typeof contracts.reclaimCoupon> {
    return this.reclaimCoupon.execute(request);
  }

  @HandleRequest(contracts.freezeCoupon)
  freeze(request: RequestOf<typeof contracts.freezeCoupon>): ReplyOf<typeof contracts.freezeCoupon> {
    return this.freezeCoupon.execute(request);
  }

  @HandleRequest(contracts.prepareUnlink)
  prepareUnlink(request: RequestOf<typeof contracts.prepareUnlink>): ReplyOf<typeof contracts.prepareUnlink> {
    return this.unlink.prepare(request);
  }

  @HandleRequest(contracts.cancelUnlink)
  cancelUnlink(request: RequestOf<typeof contracts.cancelUnlink>): ReplyOf<typeof contracts.cancelUnlink> {
    return this.unlink.cancel(request);
  }
}
