import { Controller } from '@nestjs/common';
import { customer, integerOption, memoText, optionalInteger, optionalIntegerOption, text } from '@pc/contracts';
import { receiverHash, refuse, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { declareRoute, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { messageLanguage } from './message-language';
import { VERIFICATION_ITEMS } from './permission-items';

const REGISTRATION = 29 as const;
const REALNAME = 18 as const;

const sendVerificationCode = declareRoute({
  operation: 'sendVerificationCode',
  method: 'POST',
  path: '/v2/bases/verificationcode/send',
  tag: 'Customers',
  summary: 'Send a verification code',
  description:
    'By SMS to a mainland number, for a registration or for personal real-name authentication by bank card. At most 15 codes an hour and 60 a day for one number and scene. A new code takes the place of the old one.',
  callers: [PARTNER],
  permissions: VERIFICATION_ITEMS.send,
  rate: 10,
  status: 204,
  body: z.object({
    receiver_type: integerOption([1], { description: '1 SMS', example: 1 }),
    mobile_phone: text(32, { description: 'Mainland mobile number, eleven digits', example: '13800000000' }),
    timeout: optionalInteger(1, 3000, {
      description: 'Minutes for which the code is valid; absent: 10; more than 60 makes it 5',
      example: 10,
    }),
    lang: messageLanguage,
    scene: optionalIntegerOption([REGISTRATION, REALNAME], {
      description: '29 registration (default), 18 personal real-name authentication by bank card',
      example: REGISTRATION,
    }),
    customer_id: memoText(64, {
      description: 'Mandatory with scene 18: the customer; else ignored',
      example: '0123456789abcdef0123456789abcdef',
    }),
  }),
  errors: ['CBC.5017', 'CBC.99000035', 'CBC.99004003', 'CBC.99004015', 'CBC.99005035'],
  asks: customer.sendVerificationCode,
});

@Controller()
export class SendVerificationCodeController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(sendVerificationCode)
  async send(call: Call<typeof sendVerificationCode>): Promise<void> {
    const { mobile_phone, timeout, lang: language, scene = REGISTRATION, customer_id } = call.body;
    // A customer named with another scene is ignored, whatever it is (customers 4.20).
    const forRealName = scene === REALNAME;
    if (forRealName && !customer_id) throw new Refused(refuse('CBC.0100', { field: 'customer_id', reason: 'required' }));
    const payload = {
      sealed_phone: this.sealer.seal(mobile_phone, 'contact'),
      scene: forRealName ? REALNAME : REGISTRATION,
      language,
      ...(timeout !== undefined && { timeout }),
      ...(forRealName && { customer_id }),
    };
    await this.services.ask(call, payload, receiverHash(this.sealer, mobile_phone));
  }
}
