import { Controller } from '@nestjs/common';
import { customer, text, textOption } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { shownInteger, shownOption, shownText } from '../shown';
import { REGISTRATION_ITEMS } from './permission-items';

/** customers 8.1, api 6. */
const checkIdentity = declareRoute({
  operation: 'checkIdentity',
  method: 'POST',
  path: '/v2/partners/sub-customers/users/check-identity',
  tag: 'Registration',
  summary: 'Ask whether a name, phone or e-mail may still register',
  description:
    'A taken one is no error: `check_result` says so. Of a phone only the number of its registrations counts, and the answer tells how many are left.',
  callers: [PARTNER],
  permissions: REGISTRATION_ITEMS,
  rate: 5,
  status: 200,
  body: z.object({
    search_type: textOption(['email', 'mobile', 'name'], { description: 'What is asked about', example: 'mobile' }),
    search_value: text(64, {
      description: 'An e-mail address, a phone with its country code such as `0086-13800000000`, or the name of an account',
      example: '0086-13800000000',
    }),
  }),
  answer: z.object({
    error_code: shownText(16, 'Always `CBC.0000`', 'CBC.0000'),
    error_msg: shownText(1024, 'Always `success`', 'success'),
    check_result: shownOption(['available', 'used_by_user'], 'Whether it may register'),
    mobile_remain_available_num: shownInteger('Registrations that the phone still has; of phones only', 3).optional(),
  }),
  errors: ['CBC.99005035'],
  asks: customer.checkIdentity,
});

@Controller()
export class CheckIdentityController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(checkIdentity)
  async check(call: Call<typeof checkIdentity>) {
    const { search_type, search_value } = call.body;
    const { available, remaining } = await this.services.ask(call, {
      search_type,
      sealed_value: this.sealer.seal(search_value, 'contact'),
    });
    return {
      error_code: 'CBC.0000',
      error_msg: 'success',
      check_result: available ? ('available' as const) : ('used_by_user' as const),
      ...(remaining !== undefined && { mobile_remain_available_num: remaining }),
    };
  }
}
