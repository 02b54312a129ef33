import { Controller } from '@nestjs/common';
import { idText, incentive, money, uniqueList } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { COUPON_ITEMS } from '../coupons/permission-items';
import { errorDetail, withSentence } from '../error-detail';
import { shownId, shownList } from '../shown';

const allotQuota = declareRoute({
  operation: 'allotCouponQuota',
  method: 'POST',
  path: '/v2/partners/coupon-quotas/indirect-partner-adjust',
  tag: 'Quotas',
  summary: 'Allot a voucher quota to resellers',
  description:
    'For distributors. Each listed reseller gets a new quota of the amount, with the validity and the restrictions of the quota from which it is carved. A reseller that is leaving stands in `error_details`; the others get theirs all the same.',
  callers: [PARTNER, RESELLER],
  permissions: COUPON_ITEMS.allot,
  status: 200,
  body: z.object({
    quota_id: idText({ description: "One of the distributor's own quotas", example: '202601310000000001' }),
    indirect_partner_ids: uniqueList(idText({ description: 'Reseller', example: 'aaaabbbbccccddddeeeeffff00001111' }), 1, 100, {
      description: 'Who gets one; no duplicates',
    }),
    quota_amount: money({ description: 'Value of each new quota', example: 4_000 }),
  }),
  answer: z.object({
    simple_quota_infos: shownList(
      z
        .object({ id: shownId('Reseller', 'aaaabbbbccccddddeeeeffff00001111'), quota_id: shownId('Its new quota') })
        .meta({ id: 'QuotaSimpleInfo', description: 'An allotted quota' }),
      'New quotas, in the order of the request',
    ),
    error_details: shownList(errorDetail, 'Resellers that got none, and why'),
  }),
  errors: ['CBC.0150', 'CBC.50000045', 'CBC.99000013', 'CBC.99000015', 'CBC.99000017', 'CBC.99000037', 'CBC.50000021'],
  detailErrors: ['CBC.50010105'],
  asks: incentive.allotQuota,
});

@Controller()
export class AllotQuotaController {
  constructor(private readonly services: Services) {}

  /** benefits 5.7. In the line of the account, as its issues are. */
  @Route(allotQuota)
  async allot(call: Call<typeof allotQuota>) {
    const { quota_amount: quota_amount_fen, ...rest } = call.body;
    const { simple_quota_infos, error_details } = await this.services.ask(call, { ...rest, quota_amount_fen }, call.caller.account_id);
    return { simple_quota_infos, error_details: error_details.map((detail) => withSentence(detail, call.language)) };
  }
}
