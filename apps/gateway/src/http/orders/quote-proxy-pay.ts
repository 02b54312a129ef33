import { Controller } from '@nestjs/common';
import { billing, idText, optionalText, queryList } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { DEALERS, namedReseller } from '../customers/own-customers';
import { shownList, shownMoney, yuan } from '../shown';
import { shownOrder, toOrder } from './order-answers';
import { orderCoupon, toOrderCoupon } from './order-coupons';
import { orderDiscount, toOrderDiscount } from './order-discounts';
import { PROXY_PAY, PROXY_PAY_ITEMS, proxyPayRequest, REQUESTS_PATH, requestParams, toProxyPayRequest } from './proxy-pay-answers';

const quoteRequest = declareRoute({
  operation: 'quoteProxyPay',
  method: 'GET',
  path: `${REQUESTS_PATH}/{request_id}`,
  tag: PROXY_PAY,
  summary: 'Show a request, what it would cost, and what there is to pay it with',
  description:
    "`amount_due` is what `payProxyPay` wants as `expected_amount` with the same discount and coupons. A distributor reads its reseller's request where it names the reseller.",
  callers: DEALERS,
  permissions: PROXY_PAY_ITEMS.list,
  status: 200,
  params: requestParams,
  query: z.object({
    discount_id: optionalText(64, { description: 'With this discount; absent: with none, but an adjusted price', example: 'discount-1' }),
    coupon_ids: queryList(idText({ description: 'A coupon', example: '202601310000000001' }), 3, {
      description: "With these of the customer's coupons",
    }),
    indirect_partner_id: namedReseller,
  }),
  answer: z.object({
    request: proxyPayRequest,
    order: shownOrder,
    discounts: shownList(orderDiscount, 'That it can be paid with; one at most'),
    user_coupons: shownList(orderCoupon, "The customer's that can pay a part"),
    amount_due: shownMoney('What money is to pay', 1080),
    account_available: shownMoney('Balance and unused credit of the account that pays', 13000),
    transferable_available: shownMoney('What its transferable balance covers; absent for a reseller', 13000).optional(),
  }),
  errors: ['CBC.30000010', 'CBC.99000037', 'CBC.99003108', 'CBC.99003112', 'CBC.99003116', 'CBC.99003117', 'CBC.99003147', 'CBC.99003156'],
  asks: billing.quoteProxyPay,
});

/** billing 7.1 quote */
@Controller()
export class QuoteProxyPayController {
  constructor(private readonly services: Services) {}

  @Route(quoteRequest)
  async quote(call: Call<typeof quoteRequest>) {
    const { coupon_ids = [], ...query } = call.query;
    const quoted = await this.services.ask(call, { ...call.params, ...query, coupon_ids });
    const { transferable_available_fen: transferable } = quoted;
    return {
      request: toProxyPayRequest(quoted.request),
      order: toOrder(quoted.order),
      discounts: quoted.discounts.map((one) => toOrderDiscount(quoted.order.order_id, one)),
      user_coupons: quoted.coupons.map(toOrderCoupon),
      amount_due: yuan(quoted.amount_due_fen),
      account_available: yuan(quoted.account_available_fen),
      ...(transferable !== undefined && { transferable_available: yuan(transferable) }),
    };
  }
}
