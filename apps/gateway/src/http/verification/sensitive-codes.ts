import { Controller } from '@nestjs/common';
import { customer, textOption } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { VERIFICATION_ITEMS } from './permission-items';

const sendSensitiveCode = declareRoute({
  operation: 'sendSensitiveCode',
  method: 'POST',
  path: '/v2/partners/sensitive-codes',
  tag: 'Accounts',
  summary: 'Send the code of a sensitive operation',
  description:
    'To the bound phone or e-mail address of the calling account; valid for 10 minutes and one operation, which takes it as `verification_code` in the console. `NO_CONTACT`: there is none to send to.',
  callers: [PARTNER, RESELLER],
  permissions: VERIFICATION_ITEMS.sensitive,
  status: 204,
  body: z.object({ channel: textOption(customer.NOTICE_CHANNELS, { description: 'How it is sent', example: 'SMS' }) }),
  errors: ['CBC.99004003', 'CBC.99004015', 'CBC.99007004'],
  asks: customer.sendSensitiveCode,
});

@Controller()
export class SensitiveCodesController {
  constructor(private readonly services: Services) {}

  @Route(sendSensitiveCode)
  async send(call: Call<typeof sendSensitiveCode>): Promise<void> {
    await this.services.ask(call, call.body, call.caller.account_id);
  }
}
