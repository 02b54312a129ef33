import { Controller } from '@nestjs/common';
import { idText, incentive, optionalText, uniqueList } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { errorDetail, withSentence } from '../error-detail';
import { resellerOf } from '../partner-scope';
import { shownId, shownList, shownMoney, yuan } from '../shown';
import { CODE_ERRORS, sealedCode, verificationCode } from '../verification/sensitive-code';
import { COUPON_ITEMS } from './permission-items';

const reclaimBatch = declareRoute({
  operation: 'reclaimCoupons',
  method: 'POST',
  path: '/v2/partners/coupons/reclaim-batch',
  tag: 'Coupons',
  summary: 'Reclaim several coupons',
  description:
    'Takes back the unspent balances of the listed coupons, each for itself; those that were not taken back stand in `error_details`.',
  callers: [PARTNER, RESELLER],
  channel: 'CONSOLE',
  permissions: COUPON_ITEMS.reclaim,
  status: 200,
  body: z.object({
    coupon_ids: uniqueList(idText({ description: 'Coupon', example: '202601310000000002' }), 1, 100, {
      description: 'What to take back; no duplicates',
    }),
    indirect_partner_id: optionalText(64, {
      description: 'Reseller that issued them; for distributors only',
      example: 'aaaabbbbccccddddeeeeffff00001111',
    }),
    ...verificationCode,
  }),
  answer: z.object({
    reclaimed: shownList(
      z
        .object({ coupon_id: shownId('The coupon', '202601310000000002'), amount: shownMoney('What came back') })
        .meta({ id: 'ReclaimedCoupon', description: 'A coupon that was taken back' }),
      'In the order of the request',
    ),
    error_details: shownList(errorDetail, 'Coupons that were not taken back, and why'),
  }),
  errors: ['CBC.99000037', ...CODE_ERRORS],
  detailErrors: ['PCB.0001', 'PCB.0002', 'PCB.0003'],
  asks: incentive.reclaimCoupons,
});

@Controller()
export class ReclaimBatchController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** benefits R-33, 5.17 */
  @Route(reclaimBatch)
  async reclaim(call: Call<typeof reclaimBatch>) {
    const { coupon_ids, indirect_partner_id, verification_code } = call.body;
    const named = { coupon_ids, indirect_partner_id: resellerOf(call.caller, indirect_partner_id) };
    const payload = { ...named, ...sealedCode(this.sealer, verification_code) };
    const { reclaimed, error_details } = await this.services.ask(call, payload, call.caller.account_id);
    return {
      reclaimed: reclaimed.map(({ coupon_id, amount_fen }) => ({ coupon_id, amount: yuan(amount_fen) })),
      error_details: error_details.map((detail) => withSentence(detail, call.language)),
    };
  }
}
