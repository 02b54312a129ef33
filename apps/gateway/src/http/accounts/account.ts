import { Controller } from '@nestjs/common';
import { customer } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { accountFacts } from './account-facts';
import { accountParams, shownCredentials } from './account-params';

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
  answer: shownCredentials,
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
