import { Controller } from '@nestjs/common';
import { incentive, optionalText, queryIntegerOption, queryList, queryPage } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { partnerIdFilter } from '../coupons/coupon-filters';
import { declareOperation } from '../operations';
import { shownCount, shownList } from '../shown';
import { ownedQuota, toOwnedQuota } from './quota';

const listAllQuotas = declareOperation({
  operation: 'listAllCouponQuotas',
  method: 'GET',
  path: '/v2/operations/coupon-quotas',
  tag: 'Operations: quotas and coupons',
  summary: 'List the quotas of all partners',
  status: 200,
  query: z.object({
    partner_id: partnerIdFilter,
    indirect_partner_id: optionalText(64, { description: 'Of this reseller only', example: 'aaaabbbbccccddddeeeeffff00001111' }),
    quota_ids: queryList(z.string().min(1).max(64), 50, {
      description: 'Repeated parameter: these quotas only',
      example: ['202601310000000001'],
    }),
    quota_status: queryIntegerOption([0, 3, 4, 5, 6], {
      description: '0 normal, 3 invalid, 4 being adjusted, 5 frozen, 6 reclaimed',
      example: 0,
    }),
    quota_type: queryIntegerOption([0, 1, 2], { description: '0 voucher, 1 cash coupon, 2 pick-up coupon; absent: all', example: 0 }),
    ...queryPage(100),
  }),
  answer: z.object({ total_count: shownCount, quotas: shownList(ownedQuota, 'Newest first') }),
  asks: incentive.listQuotas,
});

@Controller()
export class ListAllQuotasController {
  constructor(private readonly services: Services) {}

  @Route(listAllQuotas)
  async list(call: Call<typeof listAllQuotas>) {
    const { quota_status, ...filters } = call.query;
    const payload = { ...filters, quota_status_list: quota_status === undefined ? undefined : [quota_status] };
    const { total_count, quotas } = await this.services.ask(call, {
      ...payload,
      create_time: undefined,
      effective_time: undefined,
      expire_time: undefined,
    });
    return { total_count, quotas: quotas.map(toOwnedQuota) };
  }
}
