import { Controller } from '@nestjs/common';
import { type Caller, incentive, optionalText, optionalTime, queryIntegerOption, queryPage, withRanges } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { resellerOf } from '../partner-scope';
import { rangeOf } from '../ranges';
import { shownInteger, shownList } from '../shown';
import { heldCoupon, toHeldCoupon } from './coupon-answers';
import { couponIdFilter, couponStatusFilter, orderIdFilter, resellerFilter } from './coupon-filters';
import { COUPON_ITEMS } from './permission-items';

const fields = z.object({
  coupon_id: couponIdFilter,
  order_id: orderIdFilter,
  promotion_plan_id: optionalText(64, { description: 'Coupons of this quota', example: '202601310000000001' }),
  coupon_type: queryIntegerOption([1, 2, 3, 4, 5], {
    description: '1 voucher, 2 discount coupon, 3 product coupon, 4 cash coupon, 5 pick-up coupon',
    example: 1,
  }),
  status: couponStatusFilter,
  active_start_time: optionalTime({ description: 'Activated after this moment' }),
  active_end_time: optionalTime({ description: 'Activated before this moment', example: '2026-12-31T16:00:00Z' }),
  source_id: optionalText(255, { description: 'Issuer: what this partner gave me', example: 'fedcba9876543210fedcba9876543210' }),
  indirect_partner_id: resellerFilter,
  ...queryPage(100),
});

const listCoupons = declareRoute({
  operation: 'listCoupons',
  method: 'GET',
  path: '/v2/promotions/benefits/coupons',
  tag: 'Coupons',
  summary: 'List held coupons',
  description: 'Coupons that the caller holds, not those that it issued. Reclaimed coupons show only with `status=5`.',
  callers: [CUSTOMER, PARTNER],
  permissions: COUPON_ITEMS.listHeld,
  status: 200,
  query: withRanges(fields, [['active_start_time', 'active_end_time']], true),
  answer: z.object({
    count: shownInteger('Number of all matches, not only of this page', 1),
    user_coupons: shownList(heldCoupon, 'Newest first'),
  }),
  errors: ['CBC.99000037'],
  asks: incentive.listCoupons,
});

@Controller()
export class ListHeldCouponsController {
  constructor(private readonly services: Services) {}

  /** benefits 5.6 */
  @Route(listCoupons)
  async list(call: Call<typeof listCoupons>) {
    const { active_start_time, active_end_time, indirect_partner_id, ...filters } = call.query;
    const payload = {
      holder_id: holderOf(call.caller, indirect_partner_id),
      active_time: rangeOf(active_start_time, active_end_time),
      ...filters,
    };
    const { count, user_coupons } = await this.services.ask(call, payload);
    return { count, user_coupons: user_coupons.map(toHeldCoupon) };
  }
}

/** The caller itself; a distributor may name a reseller. */
function holderOf(caller: Caller, indirectPartnerId: string | undefined): string {
  return resellerOf(caller, indirectPartnerId) ?? caller.account_id;
}
