import { Controller } from '@nestjs/common';
import { HandleBatch, HandleBefore, HandleRequest, type Reply, type ReplyOf, type RequestOf } from '@pc/bus';
import { incentive as contracts, type AnswerOf } from '@pc/contracts';
import { DemandCode } from '@pc/service';
import { FreezeCoupon } from '../use-cases/freeze-coupon/freeze-coupon.use-case';
import { ConfirmIssue } from '../use-cases/issue-coupons/confirm-issue';
import { IssueCoupons } from '../use-cases/issue-coupons/issue-coupons.use-case';
import { ReclaimCoupon } from '../use-cases/reclaim-coupon/reclaim-coupon.use-case';
import { ReclaimCoupons } from '../use-cases/reclaim-coupons/reclaim-coupons.use-case';
import { Unlink } from '../use-cases/unlink/unlink.use-case';

/** Commands on coupons. */
@Controller()
export class CouponsController {
  constructor(
    private readonly confirm: ConfirmIssue,
    private readonly demandCode: DemandCode,
    private readonly issueCoupons: IssueCoupons,
    private readonly reclaimCoupon: ReclaimCoupon,
    private readonly reclaimCoupons: ReclaimCoupons,
    private readonly freezeCoupon: FreezeCoupon,
    private readonly unlink: Unlink,
  ) {}

  @HandleBefore(contracts.issueCoupons, (context) => DemandCode.concerns(context))
  confirmIssue(request: RequestOf<typeof contracts.issueCoupons>): Promise<Reply<AnswerOf<typeof contracts.issueCoupons>> | undefined> {
    return this.confirm.execute(request);
  }

  @HandleBatch(contracts.issueCoupons)
  issue(requests: RequestOf<typeof contracts.issueCoupons>[]): Promise<Reply<AnswerOf<typeof contracts.issueCoupons>>[]> {
    return this.issueCoupons.execute(requests);
  }

  @HandleBefore(contracts.reclaimCoupon, (context) => DemandCode.concerns(context))
  confirmReclaim(request: RequestOf<typeof contracts.reclaimCoupon>): Promise<Reply<AnswerOf<typeof contracts.reclaimCoupon>> | undefined> {
    return this.demandCode.execute(request);
  }

  @HandleRequest(contracts.reclaimCoupon)
  reclaim(request: RequestOf<typeof contracts.reclaimCoupon>): ReplyOf<typeof contracts.reclaimCoupon> {
    return this.reclaimCoupon.execute(request);
  }

  @HandleBefore(contracts.reclaimCoupons, (context) => DemandCode.concerns(context))
  confirmReclaims(
    request: RequestOf<typeof contracts.reclaimCoupons>,
  ): Promise<Reply<AnswerOf<typeof contracts.reclaimCoupons>> | undefined> {
    return this.demandCode.execute(request);
  }

  @HandleRequest(contracts.reclaimCoupons)
  reclaimSeveral(request: RequestOf<typeof contracts.reclaimCoupons>): ReplyOf<typeof contracts.reclaimCoupons> {
    return this.reclaimCoupons.execute(request);
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
