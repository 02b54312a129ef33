import { Controller } from '@nestjs/common';
import { ADMINISTRATOR_ITEM, customer, queryPage, text } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { PermissionCatalogue } from '../../routing/permission-catalogue';
import { Refused } from '../../routing/refused';
import { declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { shownAccessKey, shownSecretKey } from '../accounts/account-params';
import { newPassword } from '../passwords';
import { shownCount, shownId, shownList } from '../shown';
import { operatorParams, roleFields, shownOperator, shownPermissionItem } from './operator-fields';

/** customers 10.12: for the main account and administrators. */
const managed = { tag: 'Operators', callers: [PARTNER, RESELLER], permissions: [ADMINISTRATOR_ITEM] };

const createOperator = declareRoute({
  ...managed,
  operation: 'createOperator',
  method: 'POST',
  path: '/v2/partners/operators',
  summary: 'Create an operator account',
  description:
    'It logs in under the name of the account with its own user name. The secret key is shown in this answer only; operators of a reseller have no key.',
  status: 200,
  body: z.object({ user_name: text(64, { description: 'Name of the operator', example: 'clerk' }), password: newPassword, ...roleFields }),
  answer: z.object({
    user_id: shownId('The operator', '00112233445566778899aabbccddeeff'),
    access_key: shownAccessKey.optional(),
    secret_key: shownSecretKey.optional(),
  }),
  errors: ['CBC.99000036', 'CBC.99000038'],
  asks: customer.createOperator,
});

const listOperators = declareRoute({
  ...managed,
  operation: 'listOperators',
  method: 'GET',
  path: '/v2/partners/operators',
  summary: 'List operator accounts with their roles, by name',
  status: 200,
  query: z.object(queryPage(100)),
  answer: z.object({ count: shownCount, operators: shownList(shownOperator, 'The operators') }),
  asks: customer.listOperators,
});

const setOperatorRole = declareRoute({
  ...managed,
  operation: 'setOperatorRole',
  method: 'PUT',
  path: '/v2/partners/operators/{user_id}/role',
  summary: 'Give an operator another role',
  description: 'It works within 5 seconds, for keys, tokens and sessions that the operator has already, too.',
  status: 204,
  params: operatorParams,
  body: z.object(roleFields),
  errors: ['CBC.0101'],
  asks: customer.setOperatorRole,
});

const setOperatorPassword = declareRoute({
  ...managed,
  operation: 'setOperatorPassword',
  method: 'PUT',
  path: '/v2/partners/operators/{user_id}/password',
  summary: 'Give an operator who forgot his password a new one',
  description:
    'Every token and console session of the operator ends; a lock by wrong passwords is lifted. Access keys stay. For the own password see `PUT /v2/accounts/password`: 403 here.',
  status: 204,
  params: operatorParams,
  body: z.object({ password: newPassword }),
  errors: ['CBC.0101', 'CBC.99000036'],
  asks: customer.setOperatorPassword,
});

const deleteOperator = declareRoute({
  ...managed,
  operation: 'deleteOperator',
  method: 'DELETE',
  path: '/v2/partners/operators/{user_id}',
  summary: 'Delete an operator account with its keys and sessions',
  status: 204,
  params: operatorParams,
  errors: ['CBC.0101'],
  asks: customer.deleteOperator,
});

const listPermissionItems = declareRoute({
  ...managed,
  operation: 'listPermissionItems',
  method: 'GET',
  path: '/v2/partners/permission-items',
  summary: 'The permission items that a role may hold, and what each opens',
  status: 200,
  answer: z.object({ permission_items: shownList(shownPermissionItem, 'The items') }),
});

@Controller()
export class OperatorsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
    private readonly catalogue: PermissionCatalogue,
  ) {}

  @Route(createOperator)
  async create(call: Call<typeof createOperator>) {
    const { password, user_name } = call.body;
    const asked = { user_name, sealed_password: this.sealer.seal(password, 'password'), ...this.roleIn(call.body) };
    const { user_id, access_key, sealed_secret_key } = await this.services.ask(call, asked, call.caller.account_id);
    const secret = sealed_secret_key && { secret_key: this.sealer.open(sealed_secret_key, 'credential') };
    return { user_id, ...(access_key && { access_key }), ...secret };
  }

  @Route(listOperators)
  list(call: Call<typeof listOperators>) {
    return this.services.ask(call, call.query);
  }

  @Route(setOperatorRole)
  async setRole(call: Call<typeof setOperatorRole>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...this.roleIn(call.body) }, call.caller.account_id);
  }

  /** customers 10.5, 10.12 */
  @Route(setOperatorPassword)
  async setPassword(call: Call<typeof setOperatorPassword>): Promise<void> {
    const asked = { ...call.params, sealed_password: this.sealer.seal(call.body.password, 'password') };
    await this.services.ask(call, asked, call.caller.account_id);
  }

  @Route(deleteOperator)
  async delete(call: Call<typeof deleteOperator>): Promise<void> {
    await this.services.ask(call, call.params, call.caller.account_id);
  }

  @Route(listPermissionItems)
  items() {
    return { permission_items: this.catalogue.items() };
  }

  private roleIn({ administrator = false, permission_items: items = [] }: Role) {
    const unknown = this.catalogue.unknownAmong(items);
    if (unknown !== undefined) {
      const field = `permission_items[${items.indexOf(unknown)}]`;
      throw new Refused(refuse('CBC.0100', { field, reason: 'unknown' }));
    }
    return { administrator, permission_items: items };
  }
}

type Role = Pick<Call<typeof createOperator>['body'], 'administrator' | 'permission_items'>;
