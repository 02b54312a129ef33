import { Controller } from '@nestjs/common';
import { customer, filterList, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { newPassword } from '../passwords';
import { shownId } from '../shown';
import { accountParams, shownAccessKey, shownSecretKey } from './account-params';

const createUser = declareOperation({
  operation: 'createUser',
  method: 'POST',
  path: '/v2/operations/accounts/{account_id}/users',
  tag: 'Operations: accounts',
  summary: 'Create a user of an account',
  description: 'A user may do what its permission items say; the main account needs none.',
  status: 200,
  params: accountParams,
  body: z.object({
    user_name: text(64, { description: 'Name of the user', example: 'clerk' }),
    password: newPassword,
    permissions: filterList(text(64, { description: 'Permission item', example: 'BPC_ITEM_SUBCUSTSERV_030200' }), 200, {
      description: 'Permission items; absent or empty: none',
    }),
  }),
  answer: z.object({
    user_id: shownId('The user', '00112233445566778899aabbccddeeff'),
    access_key: shownAccessKey,
    secret_key: shownSecretKey,
  }),
  errors: ['CBC.0101', 'CBC.99000036', 'CBC.99000038', 'CBC.99007004'],
  asks: customer.createUser,
});

@Controller()
export class UsersController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(createUser)
  async create(call: Call<typeof createUser>) {
    const { user_name, password, permissions = [] } = call.body;
    const payload = { ...call.params, user_name, permissions, sealed_password: this.sealer.seal(password, 'password') };
    const { user_id, access_key, sealed_secret_key } = await this.services.ask(call, payload, call.params.account_id);
    return { user_id, access_key, secret_key: this.sealer.open(sealed_secret_key, 'credential') };
  }
}
