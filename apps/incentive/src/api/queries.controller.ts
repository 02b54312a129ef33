import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { incentive as contracts } from '@pc/contracts';
import { Audit } from '../use-cases/audit/audit.use-case';
import { ListCouponRecords } from '../use-cases/list-coupon-records/list-coupon-records.use-case';
import { ListCoupons } from '../use-cases/list-coupons/list-coupons.use-case';
import { ListIssuedCoupons } from '../use-cases/list-issued-coupons/list-issued-coupons.use-case';
import { ListQuotas } from '../use-cases/list-quotas/list-quotas.use-case';
import { ListUsableCoupons } from '../use-cases/list-usable-coupons/list-usable-coupons.use-case';
import { ShowIssuedCoupon } from '../use-cases/show-issued-coupon/show-issued-coupon.use-case';
import { Unlink } from '../use-cases/unlink/unlink.use-case';

/** Questions about quotas and coupons. */
@Controller()
export class QueriesController {
  constructor(
    private readonly quotas: ListQuotas,
    private readonly issuedCoupons: ListIssuedCoupons,
    private readonly issuedCoupon: ShowIssuedCoupon,
    private readonly records: ListCouponRecords,
    private readonly coupons: ListCoupons,
    private readonly usableCoupons: ListUsableCoupons,
    private readonly unlink: Unlink,
    private readonly contradictions: Audit,
  ) {}

  @HandleRequest(contracts.listQuotas)
  listQuotas(request: RequestOf<typeof contracts.listQuotas>): ReplyOf<typeof contracts.listQuotas> {
    return this.quotas.execute(request);
  }

  @HandleRequest(contracts.listIssuedCoupons)
  listIssuedCoupons(request: RequestOf<typeof contracts.listIssuedCoupons>): ReplyOf<typeof contracts.listIssuedCoupons> {
    return this.issuedCoupons.execute(request);
  }

  @HandleRequest(contracts.showIssuedCoupon)
  showIssuedCoupon(request: RequestOf<typeof contracts.showIssuedCoupon>): ReplyOf<typeof contracts.showIssuedCoupon> {
    return this.issuedCoupon.execute(request);
  }

  @HandleRequest(contracts.listCouponRecords)
  listCouponRecords(request: RequestOf<typeof contracts.listCouponRecords>): ReplyOf<typeof contracts.listCouponRecords> {
    return this.records.execute(request);
  }

  @HandleRequest(contracts.listCoupons)
  listCoupons(request: RequestOf<typeof contracts.listCoupons>): ReplyOf<typeof contracts.listCoupons> {
    return this.coupons.execute(request);
  }

  @HandleRequest(contracts.listUsableCoupons)
  listUsableCoupons(request: RequestOf<typeof contracts.listUsableCoupons>): ReplyOf<typeof contracts.listUsableCoupons> {
    return this.usableCoupons.execute(request);
  }

  @HandleRequest(contracts.checkUnlink)
  checkUnlink(request: RequestOf<typeof contracts.checkUnlink>): ReplyOf<typeof contracts.checkUnlink> {
    return this.unlink.check(request);
  }

  @HandleRequest(contracts.auditIncentive)
  audit(request: RequestOf<typeof contracts.auditIncentive>): ReplyOf<typeof contracts.auditIncentive> {
    return this.contradictions.execute(request);
  }
}
