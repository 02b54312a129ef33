import { Controller } from '@nestjs/common';
import { creditCode, customer } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { CUSTOMER, declareRoute } from '../../routing/route-spec';
import { Services } from '../../routing/services';
import { shownId } from '../shown';
import { companyFields } from './profile-fields';

const joinNetwork = declareRoute({
  operation: 'joinPartnerNetwork',
  method: 'POST',
  path: '/v2/accounts/join-network',
  tag: 'Accounts',
  summary: 'Join the partner network with the calling account',
  description:
    'Turns an enterprise account into that of a solution provider; it is a customer no longer. Refused with the items NOT_ENTERPRISE_VERIFIED, NO_EMAIL, HAS_PARTNER. The first account of a credit code becomes the main account of its company.',
  callers: [CUSTOMER],
  inPerson: true,
  status: 200,
  body: z.object({
    credit_code: creditCode({ description: 'Unified social credit code of the company, not its registration or organisation number' }),
    ...companyFields,
  }),
  answer: z.object({ partner_id: shownId('The account, under the id it had', 'fedcba9876543210fedcba9876543210') }),
  errors: ['CBC.99007004'],
  asks: customer.joinNetwork,
});

@Controller()
export class JoinNetworkController {
  constructor(private readonly services: Services) {}

  /** customers 10.2 */
  @Route(joinNetwork)
  join(call: Call<typeof joinNetwork>) {
    return this.services.ask(call, call.body, call.caller.account_id);
  }
}
