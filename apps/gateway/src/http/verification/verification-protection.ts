import { Controller } from '@nestjs/common';
import { customer, docMeta } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { shownFlag } from '../shown';
import { VERIFICATION_ITEMS } from './permission-items';

const PATH = '/v2/partners/verification-protection';
const tag = 'Accounts';

const setVerificationProtection = declareRoute({
  operation: 'setVerificationProtection',
  method: 'PUT',
  path: PATH,
  tag,
  summary: 'Have sensitive operations ask for a code, or no longer',
  description: 'Off by default. On, the console asks for a code before money or coupons move and associations end. Administrators only.',
  callers: [PARTNER, RESELLER],
  permissions: VERIFICATION_ITEMS.protection,
  status: 204,
  body: z.object({ enabled: z.boolean().meta(docMeta({ description: 'Whether a code is asked for', example: true })) }),
  asks: customer.setVerificationProtection,
});

const getVerificationProtection = declareRoute({
  operation: 'getVerificationProtection',
  method: 'GET',
  path: PATH,
  tag,
  summary: 'Whether sensitive operations ask for a code',
  callers: [PARTNER, RESELLER],
  permissions: VERIFICATION_ITEMS.sensitive,
  status: 200,
  answer: z.object({ enabled: shownFlag('Whether a code is asked for', true) }),
  asks: customer.getVerificationProtection,
});

@Controller()
export class VerificationProtectionController {
  constructor(private readonly services: Services) {}

  @Route(setVerificationProtection)
  async set(call: Call<typeof setVerificationProtection>): Promise<void> {
    await this.services.ask(call, call.body, call.caller.account_id);
  }

  @Route(getVerificationProtection)
  get(call: Call<typeof getVerificationProtection>) {
    return this.services.ask(call, {});
  }
}
