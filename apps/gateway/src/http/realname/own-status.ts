import { Controller } from '@nestjs/common';
import { certification, docMeta } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { TAG } from './realname-fields';

const ownStatus = declareRoute({
  operation: 'showRealNameAuthStatus',
  method: 'GET',
  path: '/v2/customers/real-name-auth-status',
  tag: TAG,
  summary: 'How far the own real-name authentication is',
  description: 'For the main account of the customer itself.',
  callers: [CUSTOMER],
  inPerson: true,
  status: 200,
  answer: z.object({
    verified_status: z
      .int()
      .min(-1)
      .max(2)
      .meta(docMeta({ description: '-1 not authenticated, 0 under review, 1 failed, 2 authenticated', example: 2 })),
    verified_type: z
      .int()
      .min(0)
      .max(1)
      .nullable()
      .meta(docMeta({ description: '0 individual, 1 enterprise; null while not authenticated', example: 1 })),
  }),
  asks: certification.getRealnameStatus,
});

@Controller()
export class OwnRealnameStatusController {
  constructor(private readonly services: Services) {}

  /** certification 4.1, 4.6 */
  @Route(ownStatus)
  async show(call: Call<typeof ownStatus>) {
    if (call.caller.user_id !== undefined) throw new Refused(refuse('CBC.0151'));
    const { verified_status, verified_type } = await this.services.ask(call, { customer_id: call.caller.account_id });
    return { verified_status: Number(verified_status), verified_type: verified_type === -1 ? null : verified_type };
  }
}
