import { Controller } from '@nestjs/common';
import { incentive } from '@pc/contracts';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { toIssuedCoupon } from './coupon-answers';
import { partnerIdFilter } from './coupon-filters';
import { couponRecordFilters, couponRecordsAnswer, couponRecordsQuery, toCouponRecords } from './coupon-record';
import { issuedCouponFilters, issuedCouponsAnswer, issuedCouponsQuery } from './list-issued-coupons';

const listAllCoupons = declareOperation({
  operation: 'listAllCoupons',
  method: 'GET',
  path: '/v2/operations/coupons',
  tag: 'Operations: quotas and coupons',
  summary: 'List the coupons of all partners',
  status: 200,
  query: issuedCouponsQuery.safeExtend({ partner_id: partnerIdFilter }),
  answer: issuedCouponsAnswer,
  asks: incentive.listIssuedCoupons,
});

const listAllCouponRecords = declareOperation({
  operation: 'listAllCouponRecords',
  method: 'GET',
  path: '/v2/operations/coupon-records',
  tag: 'Operations: quotas and coupons',
  summary: 'List the issue and reclaim records of all partners',
  status: 200,
  query: couponRecordsQuery.safeExtend({ partner_id: partnerIdFilter }),
  answer: couponRecordsAnswer,
  asks: incentive.listCouponRecords,
});

@Controller()
export class ListAllCouponsController {
  constructor(private readonly services: Services) {}

  @Route(listAllCoupons)
  async coupons(call: Call<typeof listAllCoupons>) {
    const { partner_id, indirect_partner_id } = call.query;
    const { total_count, user_coupons } = await this.services.ask(call, {
      partner_id,
      indirect_partner_id,
      ...issuedCouponFilters(call.query),
    });
    return { total_count, user_coupons: user_coupons.map(toIssuedCoupon) };
  }

  @Route(listAllCouponRecords)
  async records(call: Call<typeof listAllCouponRecords>) {
    const { partner_id, indirect_partner_id } = call.query;
    return toCouponRecords(await this.services.ask(call, { partner_id, indirect_partner_id, ...couponRecordFilters(call.query) }));
  }
}
