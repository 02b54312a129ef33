import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { incentive as contracts } from '@pc/contracts';
import { CancelCoupons } from '../use-cases/cancel-coupons/cancel-coupons.use-case';
import { LockCoupons } from '../use-cases/lock-coupons/lock-coupons.use-case';
import { QuoteCoupons } from '../use-cases/quote-coupons/quote-coupons.use-case';

/** What billing asks for a payment with coupons (benefits P-22). */
@Controller()
export class PaymentsController {
  constructor(
    private readonly quoteCoupons: QuoteCoupons,
    private readonly lockCoupons: LockCoupons,
    private readonly cancelCoupons: CancelCoupons,
  ) {}

  @HandleRequest(contracts.quoteCoupons)
  quote(request: RequestOf<typeof contracts.quoteCoupons>): ReplyOf<typeof contracts.quoteCoupons> {
    return this.quoteCoupons.execute(request);
  }

  @HandleRequest(contracts.lockCoupons)
  lock(request: RequestOf<typeof contracts.lockCoupons>): ReplyOf<typeof contracts.lockCoupons> {
    return this.lockCoupons.execute(request);
  }

  @HandleRequest(contracts.cancelCoupons)
  cancel(request: RequestOf<typeof contracts.cancelCoupons>): ReplyOf<typeof contracts.cancelCoupons> {
    return this.cancelCoupons.execute(request);
  }
}
