import { Controller } from '@nestjs/common';
import { idText, incentive, optionalText } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { resellerOf } from '../partner-scope';
import { CODE_ERRORS, sealedCode, verificationCode } from '../verification/sensitive-code';
import { COUPON_ITEMS } from './permission-items';

const reclaimCoupon = declareRoute({
  operation: 'reclaimCoupon',
  method: 'POST',
  path: '/v2/promotions/benefits/partner-coupons/reclaim',
  tag: 'Coupons',
  summary: 'Reclaim a coupon',
  description: 'Takes back the whole unspent balance of one coupon and credits it to the quota.',
  callers: [PARTNER, RESELLER],
  permissions: COUPON_ITEMS.reclaim,
  status: 204,
  body: z.object({
    coupon_id: idText({ description: 'The coupon', example: '202601310000000002' }),
    indirect_partner_id: optionalText(100, {
      description: 'Reseller that issued it; for distributors only',
      example: 'aaaabbbbccccddddeeeeffff00001111',
    }),
    ...verificationCode,
  }),
  errors: ['CBC.99000037', 'CBC.99000014', 'PCB.0001', 'PCB.0002', 'PCB.0003', ...CODE_ERRORS],
  asks: incentive.reclaimCoupon,
});

@Controller()
export class ReclaimCouponController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** benefits 5.3 */
  @Route(reclaimCoupon)
  async reclaim(call: Call<typeof reclaimCoupon>): Promise<void> {
    const { coupon_id, indirect_partner_id, verification_code } = call.body;
    const named = { coupon_id, indirect_partner_id: resellerOf(call.caller, indirect_partner_id) };
    await this.services.ask(call, { ...named, ...sealedCode(this.sealer, verification_code) }, call.caller.account_id);
  }
}
