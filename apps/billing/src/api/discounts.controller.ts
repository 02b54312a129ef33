import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { billing as contracts } from '@pc/contracts';
import { GrantDiscount } from '../use-cases/grant-discount/grant-discount.use-case';
import { ListOrderDiscounts } from '../use-cases/list-order-discounts/list-order-discounts.use-case';

/** What lowers the price of orders (billing 6.2). */
@Controller()
export class DiscountsController {
  constructor(
    private readonly grantDiscount: GrantDiscount,
    private readonly listOrderDiscounts: ListOrderDiscounts,
  ) {}

  @HandleRequest(contracts.listOrderDiscounts)
  list(request: RequestOf<typeof contracts.listOrderDiscounts>): ReplyOf<typeof contracts.listOrderDiscounts> {
    return this.listOrderDiscounts.execute(request);
  }

  @HandleRequest(contracts.grantCustomerDiscount)
  grant(request: RequestOf<typeof contracts.grantCustomerDiscount>): ReplyOf<typeof contracts.grantCustomerDiscount> {
    return this.grantDiscount.grant(request);
  }

  @HandleRequest(contracts.revokeCustomerDiscount)
  revoke(request: RequestOf<typeof contracts.revokeCustomerDiscount>): ReplyOf<typeof contracts.revokeCustomerDiscount> {
    return this.grantDiscount.revoke(request);
  }
}
