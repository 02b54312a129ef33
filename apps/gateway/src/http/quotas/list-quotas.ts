import { Controller } from '@nestjs/common';
import { incentive } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { COUPON_ITEMS } from '../coupons/permission-items';
import { partnerScope } from '../partner-scope';
import { shownCount, shownList } from '../shown';
import { couponQuota, quotaFilters, quotasBody, toCouponQuota } from './quota';

const listQuotas = declareRoute({
  operation: 'listCouponQuotas',
  method: 'POST',
  path: '/v2/partners/coupon-quotas/query',
  tag: 'Quotas',
  summary: 'List coupon quotas',
  callers: [PARTNER, RESELLER],
  permissions: COUPON_ITEMS.listQuotas,
  status: 200,
  body: quotasBody,
  answer: z.object({ total_count: shownCount, quotas: shownList(couponQuota, 'Newest first') }),
  errors: ['CBC.99000037'],
  asks: incentive.listQuotas,
});

@Controller()
export class ListQuotasController {
  constructor(private readonly services: Services) {}

  /** benefits 5.1 */
  @Route(listQuotas)
  async list(call: Call<typeof listQuotas>) {
    const payload = { ...partnerScope(call.caller, call.body.indirect_partner_id), ...quotaFilters(call.body) };
    const { total_count, quotas } = await this.services.ask(call, payload);
    return { total_count, quotas: quotas.map(toCouponQuota) };
  }
}
