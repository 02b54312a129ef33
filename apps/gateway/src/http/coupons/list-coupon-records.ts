import { Controller } from '@nestjs/common';
import { incentive } from '@pc/contracts';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { partnerScope } from '../partner-scope';
import { couponRecordFilters, couponRecordsAnswer, couponRecordsQuery, toCouponRecords } from './coupon-record';
import { COUPON_ITEMS } from './permission-items';

const listCouponRecords = declareRoute({
  operation: 'listCouponRecords',
  method: 'GET',
  path: '/v2/promotions/benefits/partner-coupons/records/query',
  tag: 'Coupons',
  summary: 'List issue and reclaim records',
  callers: [PARTNER, RESELLER],
  permissions: COUPON_ITEMS.listRecords,
  status: 200,
  query: couponRecordsQuery,
  answer: couponRecordsAnswer,
  errors: ['CBC.99000037'],
  asks: incentive.listCouponRecords,
});

@Controller()
export class ListCouponRecordsController {
  constructor(private readonly services: Services) {}

  /** benefits 5.5 */
  @Route(listCouponRecords)
  async list(call: Call<typeof listCouponRecords>) {
    return toCouponRecords(
      await this.services.ask(call, { ...partnerScope(call.caller, call.query.indirect_partner_id), ...couponRecordFilters(call.query) }),
    );
  }
}
