import { Controller } from '@nestjs/common';
import { customer, optionalText, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { closesMarketing, givenPassword, sixDigits, wishedName } from '../customers/registration-fields';
import { shownId, shownText } from '../shown';

const phone = text(256, { description: 'Mainland number without country code', example: '13800000000' });

/** customers 8.9. */
const sendSignUpCode = declareRoute({
  operation: 'sendSignUpCode',
  method: 'POST',
  path: '/v2/accounts/sign-up/codes',
  tag: 'Accounts',
  summary: 'Send the code for opening an account',
  description: 'By SMS; at most 15 an hour and 60 a day for one number. The answer tells nothing of the number.',
  callers: 'ANYONE',
  status: 204,
  body: z.object({
    mobile_phone: phone,
    lang: z
      .enum(['zh-cn', 'en-us', ''])
      .nullish()
      .transform((value) => value || ('zh-cn' as const))
      .meta({ description: 'Language of the message, zh-cn (default) or en-us', written: 'zh-cn' }),
  }),
  errors: ['CBC.5017', 'CBC.99004015'],
  asks: customer.sendSignUpCode,
});

/** customers 8.9, 10.2. */
const signUp = declareRoute({
  operation: 'signUp',
  method: 'POST',
  path: '/v2/accounts/sign-up',
  tag: 'Accounts',
  summary: 'Open an account',
  description:
    'The account belongs to no partner. The code is used up by every right try, also by one that is refused because the name is taken.',
  callers: 'ANYONE',
  status: 200,
  body: z.object({
    domain_name: wishedName,
    mobile_phone: phone,
    verification_code: sixDigits,
    password: givenPassword,
    email: optionalText(64, { description: 'E-mail address', example: 'someone@example.com' }),
    is_close_market_ms: closesMarketing,
  }),
  answer: z.object({
    domain_id: shownId('The new account', '0123456789abcdef0123456789abcdef'),
    domain_name: shownText(64, 'Its name, as given or as made', 'customer1'),
  }),
  errors: [
    'CBC.5017',
    'CBC.99000029',
    'CBC.99000030',
    'CBC.99000031',
    'CBC.99000036',
    'CBC.99000038',
    'CBC.99004008',
    'CBC.99004009',
    'CBC.99004010',
  ],
  asks: customer.signUp,
});

@Controller()
export class SignUpController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(sendSignUpCode)
  async sendCode(call: Call<typeof sendSignUpCode>): Promise<void> {
    const { mobile_phone, lang: language } = call.body;
    await this.services.ask(call, { sealed_phone: this.sealer.seal(mobile_phone, 'contact'), language }, this.laneOf(mobile_phone));
  }

  @Route(signUp)
  signUp(call: Call<typeof signUp>) {
    const { domain_name, mobile_phone, verification_code, password, email, is_close_market_ms } = call.body;
    const payload = {
      domain_name,
      marketing_closed: is_close_market_ms,
      sealed_phone: this.sealer.seal(mobile_phone, 'contact'),
      sealed_code: this.sealer.seal(verification_code, 'code'),
      sealed_password: this.sealer.seal(password, 'password'),
      ...(email !== undefined && { sealed_email: this.sealer.seal(email, 'contact') }),
    };
    return this.services.ask(call, payload, this.laneOf(mobile_phone));
  }

  /** What concerns one phone goes one after the other; the key of a message is no place for the phone itself. */
  private laneOf(mobilePhone: string): string {
    return this.sealer.blindIndex(mobilePhone, 'account.phone');
  }
}
