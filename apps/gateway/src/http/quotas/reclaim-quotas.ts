import { Controller } from '@nestjs/common';
import { idText, incentive, memoText, uniqueList } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, DISTRIBUTOR } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { COUPON_ITEMS } from '../coupons/permission-items';
import { errorDetail, withSentence } from '../error-detail';
import { shownId, shownList, shownMoney, yuan } from '../shown';

const reclaimQuotas = declareRoute({
  operation: 'reclaimAllottedQuotas',
  method: 'POST',
  path: '/v2/partners/coupon-quotas/indirect-partner-reclaim',
  tag: 'Quotas',
  summary: "Reclaim resellers' quotas",
  description:
    'For distributors. The whole balance of each quota goes back to the one from which it was carved; coupons that were issued from it stay as they are. A quota that is not in its normal state stands in `error_details`.',
  callers: [DISTRIBUTOR],
  permissions: COUPON_ITEMS.reclaimAllotted,
  status: 200,
  body: z.object({
    quota_ids: uniqueList(idText({ description: 'Allotted quota', example: '202601310000000003' }), 1, 10, {
      description: 'Quotas to take back; no duplicates',
    }),
    remark: memoText(256, { description: 'Remark for the records', example: 'End of the campaign' }),
  }),
  answer: z.object({
    simple_quota_infos: shownList(
      z
        .object({ quota_id: shownId('Quota that was taken back'), quota_balance: shownMoney('What is left on it', 0) })
        .meta({ id: 'QuotaReclaim', description: 'A reclaimed quota' }),
      'Reclaimed quotas, in the order of the request',
    ),
    error_details: shownList(errorDetail, 'Quotas that were not taken back, and why'),
  }),
  detailErrors: ['CBC.99000012'],
  asks: incentive.reclaimQuotas,
});

@Controller()
export class ReclaimQuotasController {
  constructor(private readonly services: Services) {}

  /** benefits 5.8 */
  @Route(reclaimQuotas)
  async reclaim(call: Call<typeof reclaimQuotas>) {
    const { simple_quota_infos, error_details } = await this.services.ask(call, call.body, call.caller.account_id);
    return {
      simple_quota_infos: simple_quota_infos.map(({ quota_id, quota_balance_fen }) => ({
        quota_id,
        quota_balance: yuan(quota_balance_fen),
      })),
      error_details: error_details.map((detail) => withSentence(detail, call.language)),
    };
  }
}
