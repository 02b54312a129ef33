import { Controller } from '@nestjs/common';
import { customer } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { accessKeyParam, accountParams, shownAccessKey, shownSecretKey } from './account-params';

const createAccessKey = declareOperation({
  operation: 'createAccessKey',
  method: 'POST',
  path: '/v2/operations/accounts/{account_id}/access-keys',
  tag: 'Operations: accounts',
  summary: 'Make an access key of an account',
  description: 'An account has at most two. The secret key is shown in this answer only.',
  status: 200,
  params: accountParams,
  answer: z.object({ access_key: shownAccessKey, secret_key: shownSecretKey }),
  errors: ['CBC.0101', 'CBC.99007004'],
  asks: customer.createAccessKey,
});

const deleteAccessKey = declareOperation({
  operation: 'deleteAccessKey',
  method: 'DELETE',
  path: '/v2/operations/accounts/{account_id}/access-keys/{access_key}',
  tag: 'Operations: accounts',
  summary: 'Delete an access key',
  status: 204,
  params: accountParams.extend({ access_key: accessKeyParam }),
  errors: ['CBC.0101'],
  asks: customer.deleteAccessKey,
});

@Controller()
export class AccessKeysController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(createAccessKey)
  async create(call: Call<typeof createAccessKey>) {
    const { access_key, sealed_secret_key } = await this.services.ask(call, call.params, call.params.account_id);
    return { access_key, secret_key: this.sealer.open(sealed_secret_key, 'credential') };
  }

  @Route(deleteAccessKey)
  async delete(call: Call<typeof deleteAccessKey>): Promise<void> {
    await this.services.ask(call, call.params, call.params.account_id);
  }
}
