import { Controller } from '@nestjs/common';
import { idText, incentive } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { partnerScope } from '../partner-scope';
import { shownList } from '../shown';
import { issuedCoupon, toIssuedCoupon } from './coupon-answers';
import { resellerFilter } from './coupon-filters';
import { couponRecord, toCouponRecord } from './coupon-record';
import { COUPON_ITEMS } from './permission-items';

const showCoupon = declareRoute({
  operation: 'showIssuedCoupon',
  method: 'GET',
  path: '/v2/partners/coupons/{coupon_id}',
  tag: 'Coupons',
  summary: 'An issued coupon with its records',
  description: 'For who issued it: through the API of resale customers, in the console of all.',
  callers: [PARTNER, RESELLER],
  permissions: COUPON_ITEMS.listIssued,
  status: 200,
  params: z.object({ coupon_id: idText({ description: 'The coupon', example: '202601310000000002' }) }),
  query: z.object({ indirect_partner_id: resellerFilter }),
  answer: issuedCoupon
    .extend({ records: shownList(couponRecord, 'All that happened to it, newest first') })
    .meta({ id: 'IssuedCouponDetail', description: 'An issued coupon and its records' }),
  errors: ['CBC.99000037', 'PCB.0001'],
  asks: incentive.showIssuedCoupon,
});

@Controller()
export class ShowCouponController {
  constructor(private readonly services: Services) {}

  /** benefits 5.17 */
  @Route(showCoupon)
  async show(call: Call<typeof showCoupon>) {
    const scope = partnerScope(call.caller, call.query.indirect_partner_id);
    const { coupon, records } = await this.services.ask(call, { ...scope, ...call.params });
    return { ...toIssuedCoupon(coupon), records: records.map(toCouponRecord) };
  }
}
