import { Controller } from '@nestjs/common';
import { customer, type ErrorCodeName } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { declareRoute, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { ADMISSION_ERRORS } from '../party-errors';
import { shownId, shownText } from '../shown';
import { REGISTRATION_ITEMS } from './permission-items';
import { registrationBody } from './registration-fields';

/** customers 8.3, api 6. */
const registerCustomer = declareRoute({
  operation: 'registerCustomer',
  method: 'POST',
  path: '/v2/partners/sub-customers',
  tag: 'Registration',
  summary: 'Register a customer',
  description:
    'The account is there when the answer comes; the association with the partner follows, or is waited for. `CBC.99000050` and `CBC.99000004` come with `domain_id` and `domain_name`: the account was made all the same. Of one `xaccount_id` there is one account, so a repetition makes no other.',
  callers: [PARTNER],
  permissions: REGISTRATION_ITEMS,
  rate: 10,
  status: 200,
  body: registrationBody,
  answer: z.object({
    domain_id: shownId('The new account', '0123456789abcdef0123456789abcdef'),
    domain_name: shownText(64, 'Its name, as given or as made', 'customer1'),
  }),
  errors: [
    ...ADMISSION_ERRORS,
    'CBC.5017',
    'CBC.99000004',
    'CBC.99000029',
    'CBC.99000030',
    'CBC.99000031',
    'CBC.99000036',
    'CBC.99000038',
    'CBC.99000039',
    'CBC.99000050',
    'CBC.99000051',
    'CBC.99004008',
    'CBC.99004009',
    'CBC.99004010',
  ],
  asks: customer.registerCustomer,
});

/** What is said of an association that was waited for in vain: the account was made all the same (customers 4.30). */
const UNASSOCIATED = { PENDING: 'CBC.99000050', REFUSED: 'CBC.99000004' } as const satisfies Record<string, ErrorCodeName>;

@Controller()
export class RegisterCustomerController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(registerCustomer)
  async register(call: Call<typeof registerCustomer>) {
    const { mobile_phone, verification_code, password, is_close_market_ms, ...rest } = call.body;
    const payload = {
      ...rest,
      marketing_closed: is_close_market_ms,
      sealed_phone: this.sealed(mobile_phone, 'contact'),
      sealed_code: this.sealed(verification_code, 'code'),
      sealed_password: this.sealed(password, 'password'),
    };
    // All that could make the same account is one lane.
    const key = `${rest.xaccount_type}:${rest.xaccount_id}`;
    const { association, ...account } = await this.services.ask(call, payload, key);
    if (association === 'PENDING' || association === 'REFUSED') throw new Refused(refuse(UNASSOCIATED[association]), undefined, account);
    return account;
  }

  private sealed(plain: string | undefined, purpose: string): string | undefined {
    return plain === undefined ? undefined : this.sealer.seal(plain, purpose);
  }
}
