import { Controller } from '@nestjs/common';
import { customer } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownId, shownList, shownText, shownTime } from '../shown';
import { accountFacts } from './account-facts';
import { accountParams, shownAccessKey } from './account-params';

const setAccountFacts = declareOperation({
  operation: 'setAccountFacts',
  method: 'PUT',
  path: '/v2/operations/accounts/{account_id}/facts',
  tag: 'Operations: accounts',
  summary: 'Set facts of an account that the vendor keeps',
  description: 'An absent fact stays as it is.',
  status: 204,
  params: accountParams,
  body: z.object(accountFacts),
  errors: ['CBC.0101'],
  asks: customer.setAccountFacts,
});

const listCredentials = declareOperation({
  operation: 'listCredentials',
  method: 'GET',
  path: '/v2/operations/accounts/{account_id}/credentials',
  tag: 'Operations: accounts',
  summary: 'Ids and access keys of an account, without secrets',
  status: 200,
  params: accountParams,
  answer: z.object({
    account_id: shownId('The account', '0123456789abcdef0123456789abcdef'),
    account_name: shownText(64, 'Its name', 'customer1'),
    projects: shownList(
      z.object({
        region: shownText(64, 'Region', 'cn-north-4'),
        project_id: shownId('Id of the project in that region', '00112233445566778899aabbccddeeff'),
      }),
      'Its projects',
    ),
    access_keys: shownList(
      z.object({
        access_key: shownAccessKey,
        user_id: shownId('User that holds it; absent: the main account', '00112233445566778899aabbccddeeff').optional(),
        created_at: shownTime('Time of creation'),
      }),
      'Its access keys',
    ),
  }),
  errors: ['CBC.0101'],
  asks: customer.listCredentials,
});

@Controller()
export class AccountController {
  constructor(private readonly services: Services) {}

  /** customers 6.14 */
  @Route(setAccountFacts)
  async setFacts(call: Call<typeof setAccountFacts>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...call.body }, call.params.account_id);
  }

  @Route(listCredentials)
  credentials(call: Call<typeof listCredentials>) {
    return this.services.ask(call, call.params);
  }
}
