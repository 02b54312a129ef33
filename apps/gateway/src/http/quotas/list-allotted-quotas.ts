import { Controller } from '@nestjs/common';
import { incentive, queryPage } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, DISTRIBUTOR } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { COUPON_ITEMS } from '../coupons/permission-items';
import { shownCount, shownId, shownList } from '../shown';
import { allottedQuotaFilters, resellerNames } from './allotment-fields';
import { couponQuota, toCouponQuota } from './quota';

const allottedQuota = couponQuota
  .extend({
    indirect_partner_id: shownId('Reseller that has it', 'aaaabbbbccccddddeeeeffff00001111'),
    ...resellerNames,
    parent_quota_id: shownId('Quota from which it was carved'),
  })
  .meta({ id: 'IssuedCouponQuota', description: 'A quota that a distributor allotted to a reseller' });

const listAllottedQuotas = declareRoute({
  operation: 'listAllottedQuotas',
  method: 'GET',
  path: '/v2/partners/issued-coupon-quotas',
  tag: 'Quotas',
  summary: 'List allotted quotas',
  description: 'For distributors: the quotas that it allotted to its resellers, those included that it took back.',
  callers: [DISTRIBUTOR],
  permissions: COUPON_ITEMS.listAllotted,
  status: 200,
  query: z.object({ ...allottedQuotaFilters, ...queryPage(100) }),
  answer: z.object({ total_count: shownCount, quotas: shownList(allottedQuota, 'Newest first') }),
  asks: incentive.listAllottedQuotas,
});

@Controller()
export class ListAllottedQuotasController {
  constructor(private readonly services: Services) {}

  /** benefits 5.9 */
  @Route(listAllottedQuotas)
  async list(call: Call<typeof listAllottedQuotas>) {
    const { total_count, quotas } = await this.services.ask(call, call.query);
    return { total_count, quotas: quotas.map(toAllottedQuota) };
  }
}

function toAllottedQuota({
  indirect_partner_account_name,
  indirect_partner_name,
  parent_quota_id,
  ...quota
}: incentive.AllottedQuotaView): z.infer<typeof allottedQuota> {
  const { indirect_partner_id } = quota;
  return { ...toCouponQuota(quota), indirect_partner_id, indirect_partner_account_name, indirect_partner_name, parent_quota_id };
}
