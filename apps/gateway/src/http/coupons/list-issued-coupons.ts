import { Controller } from '@nestjs/common';
import { incentive, queryPage } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { partnerScope } from '../partner-scope';
import { exclusiveBounds, rangeOf, withExclusiveRanges } from '../ranges';
import { shownCount, shownList } from '../shown';
import { issuedCoupon, toIssuedCoupon } from './coupon-answers';
import { couponIdFilter, couponStatusFilter, couponTypeFilter, customerIdFilter, orderIdFilter, resellerFilter } from './coupon-filters';
import { COUPON_ITEMS } from './permission-items';

/** The filters of lists of issued coupons, a partner's and the operator's. */
export const issuedCouponsQuery = withExclusiveRanges(
  z.object({
    coupon_id: couponIdFilter,
    customer_id: customerIdFilter,
    order_id: orderIdFilter,
    coupon_type: couponTypeFilter,
    status: couponStatusFilter,
    ...exclusiveBounds('create_time', 'Issued'),
    ...exclusiveBounds('effective_time', 'Valid from'),
    ...exclusiveBounds('expire_time', 'Valid until'),
    indirect_partner_id: resellerFilter,
    ...queryPage(100),
  }),
  'create_time',
  'effective_time',
  'expire_time',
);

export const issuedCouponsAnswer = z.object({ total_count: shownCount, user_coupons: shownList(issuedCoupon, 'Newest first') });

/** The part of the question that does not depend on who asks. */
export function issuedCouponFilters(query: z.output<typeof issuedCouponsQuery>) {
  const { coupon_id, customer_id, order_id, coupon_type, status, offset, limit } = query;
  return {
    coupon_id,
    customer_id,
    order_id,
    coupon_type,
    status,
    offset,
    limit,
    create_time: rangeOf(query.create_time_begin, query.create_time_end),
    effective_time: rangeOf(query.effective_time_begin, query.effective_time_end),
    expire_time: rangeOf(query.expire_time_begin, query.expire_time_end),
  };
}

const listIssuedCoupons = declareRoute({
  operation: 'listIssuedCoupons',
  method: 'GET',
  path: '/v2/promotions/benefits/partner-coupons',
  tag: 'Coupons',
  summary: 'List issued coupons',
  description: 'Coupons that the caller, or a named reseller of it, issued: through the API those of resale customers, in the console all.',
  callers: [PARTNER, RESELLER],
  permissions: COUPON_ITEMS.listIssued,
  status: 200,
  query: issuedCouponsQuery,
  answer: issuedCouponsAnswer,
  errors: ['CBC.99000037'],
  asks: incentive.listIssuedCoupons,
});

@Controller()
export class ListIssuedCouponsController {
  constructor(private readonly services: Services) {}

  /** benefits 5.4 */
  @Route(listIssuedCoupons)
  async list(call: Call<typeof listIssuedCoupons>) {
    const payload = { ...partnerScope(call.caller, call.query.indirect_partner_id), ...issuedCouponFilters(call.query) };
    const { total_count, user_coupons } = await this.services.ask(call, payload);
    return { total_count, user_coupons: user_coupons.map(toIssuedCoupon) };
  }
}
