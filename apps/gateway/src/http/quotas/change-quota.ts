import { Controller } from '@nestjs/common';
import { idText, incentive, signedMoney, time } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import type { RouteSpec } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';

type Action = (typeof incentive.QUOTA_ACTIONS)[number];

const params = z.object({ quota_id: idText({ description: 'The quota', example: '202601310000000001' }) });

function declareChange<B extends z.ZodType | undefined = undefined>(action: Action, operation: string, summary: string, body?: B) {
  return declareOperation({
    operation,
    method: 'POST',
    path: `/v2/operations/coupon-quotas/{quota_id}/${action}`,
    tag: 'Operations: quotas and coupons',
    summary,
    status: 204,
    params,
    ...(body && { body }),
    errors: ['CBC.99000012', 'CBC.99000013', 'CBC.99000015'],
    asks: incentive.changeQuota,
  }) as RouteSpec<typeof params, undefined, B, undefined, typeof incentive.changeQuota>;
}

const adjustBegin = declareChange('adjust-begin', 'beginQuotaAdjustment', 'Start an adjustment: no issuing until it ends');
const adjustEnd = declareChange(
  'adjust-end',
  'endQuotaAdjustment',
  'End an adjustment and change value and balance',
  z.object({ delta: signedMoney({ description: 'What is added; negative takes away, down to the balance', example: -500 }) }),
);
const freeze = declareChange('freeze', 'freezeQuota', 'Stop issuing and allotting');
const unfreeze = declareChange('unfreeze', 'unfreezeQuota', 'Allow issuing and allotting again');
const voidQuota = declareChange('void', 'voidQuota', 'End a quota for good');
const extend = declareChange(
  'extend',
  'extendQuota',
  'Move the end of validity',
  z.object({ expire_time: time({ description: 'New end, exclusive', example: '2027-12-31T16:00:00Z' }) }),
);

type ChangeCall = Call<RouteSpec<typeof params, undefined, z.ZodType | undefined, undefined, typeof incentive.changeQuota>>;

/** benefits 5.17 */
@Controller()
export class ChangeQuotaController {
  constructor(private readonly services: Services) {}

  @Route(adjustBegin)
  beginAdjustment(call: Call<typeof adjustBegin>) {
    return this.change(call, 'adjust-begin');
  }

  @Route(adjustEnd)
  endAdjustment(call: Call<typeof adjustEnd>) {
    return this.change(call, 'adjust-end', { delta_fen: call.body.delta });
  }

  @Route(freeze)
  freeze(call: Call<typeof freeze>) {
    return this.change(call, 'freeze');
  }

  @Route(unfreeze)
  unfreeze(call: Call<typeof unfreeze>) {
    return this.change(call, 'unfreeze');
  }

  @Route(voidQuota)
  void(call: Call<typeof voidQuota>) {
    return this.change(call, 'void');
  }

  @Route(extend)
  extend(call: Call<typeof extend>) {
    return this.change(call, 'extend', { expire_time: call.body.expire_time });
  }

  private async change(call: ChangeCall, action: Action, details: { delta_fen?: number; expire_time?: string } = {}): Promise<void> {
    await this.services.ask(call, { quota_id: call.params.quota_id, action, ...details }, call.params.quota_id);
  }
}
