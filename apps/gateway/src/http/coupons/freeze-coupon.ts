import { Controller } from '@nestjs/common';
import { idText, incentive } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';

const params = z.object({ coupon_id: idText({ description: 'The coupon', example: '202601310000000002' }) });

function declareFreeze(action: 'freeze' | 'unfreeze', summary: string) {
  return declareOperation({
    operation: `${action}Coupon`,
    method: 'POST',
    path: `/v2/operations/coupons/{coupon_id}/${action}`,
    tag: 'Operations: quotas and coupons',
    summary,
    status: 204,
    params,
    errors: ['PCB.0001', 'PCB.0002'],
    asks: incentive.freezeCoupon,
  });
}

const freeze = declareFreeze('freeze', 'Take a coupon out of use');
const unfreeze = declareFreeze('unfreeze', 'Allow the use of a coupon again');

/** benefits 5.17 */
@Controller()
export class FreezeCouponController {
  constructor(private readonly services: Services) {}

  @Route(freeze)
  freeze(call: Call<typeof freeze>): Promise<void> {
    return this.set(call, true);
  }

  @Route(unfreeze)
  unfreeze(call: Call<typeof unfreeze>): Promise<void> {
    return this.set(call, false);
  }

  private async set(call: Call<typeof freeze>, frozen: boolean): Promise<void> {
    await this.services.ask(call, { coupon_id: call.params.coupon_id, frozen }, call.params.coupon_id);
  }
}
