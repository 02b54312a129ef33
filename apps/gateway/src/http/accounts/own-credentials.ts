import { Controller } from '@nestjs/common';
import { customer } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { ANY_ACCOUNT, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { accessKeyParam, shownAccessKey, shownCredentials, shownSecretKey } from './account-params';

const own = { tag: 'My credentials', callers: ANY_ACCOUNT };

const listOwnCredentials = declareRoute({
  ...own,
  operation: 'listOwnCredentials',
  method: 'GET',
  path: '/v2/accounts/credentials',
  summary: 'My ids and access keys, without secrets',
  description: 'The account id is the partner id or customer id. A user sees its own keys only.',
  status: 200,
  answer: shownCredentials,
  asks: customer.listCredentials,
});

const createOwnAccessKey = declareRoute({
  ...own,
  operation: 'createOwnAccessKey',
  method: 'POST',
  path: '/v2/accounts/access-keys',
  summary: 'Make an access key of my account',
  description: 'For the main account, in person. At most two; the secret key is shown in this answer only. Resellers get none.',
  inPerson: true,
  status: 200,
  answer: z.object({ access_key: shownAccessKey, secret_key: shownSecretKey }),
  errors: ['CBC.99007004'],
  asks: customer.createAccessKey,
});

const deleteOwnAccessKey = declareRoute({
  ...own,
  operation: 'deleteOwnAccessKey',
  method: 'DELETE',
  path: '/v2/accounts/access-keys/{access_key}',
  summary: 'Delete an access key of my account',
  description: 'For the main account, in person. Requests signed with the key fail within 5 seconds.',
  inPerson: true,
  status: 204,
  params: z.object({ access_key: accessKeyParam }),
  errors: ['CBC.0101'],
  asks: customer.deleteAccessKey,
});

/** customers 10.10. */
@Controller()
export class OwnCredentialsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(listOwnCredentials)
  list(call: Call<typeof listOwnCredentials>) {
    return this.services.ask(call, { account_id: call.caller.account_id });
  }

  @Route(createOwnAccessKey)
  async create(call: Call<typeof createOwnAccessKey>) {
    const { account_id } = call.caller;
    const { access_key, sealed_secret_key } = await this.services.ask(call, { account_id }, account_id);
    return { access_key, secret_key: this.sealer.open(sealed_secret_key, 'credential') };
  }

  @Route(deleteOwnAccessKey)
  async delete(call: Call<typeof deleteOwnAccessKey>): Promise<void> {
    const { account_id } = call.caller;
    await this.services.ask(call, { account_id, ...call.params }, account_id);
  }
}
