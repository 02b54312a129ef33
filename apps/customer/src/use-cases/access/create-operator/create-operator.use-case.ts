import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { permissionsOf, refuseUnlessManager } from '../../../domain/access/operator-role';
import { refuseUnknown } from '../../../domain/unknown';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { AcceptPassword } from '../../accept-password/accept-password';
import { AddUser } from '../add-user/add-user';

type Contract = typeof contracts.createOperator;

/** customers 10.12: a new operator of the caller's own account, with a role. */
@Injectable()
export class CreateOperator {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly users: AddUser,
    private readonly acceptPassword: AcceptPassword,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const permissions = refuseUnlessManager(context.caller) ?? permissionsOf(payload);
    if (isRefusal(permissions)) return permissions;
    const passwordHash = await this.acceptPassword.execute(payload.sealed_password, payload.user_name);
    return this.commands.once(request, async (tx) => {
      if (isRefusal(passwordHash)) return passwordHash;
      const account = await this.accounts.lock(tx, context.caller.account_id);
      if (!account) return refuseUnknown('account_id');
      const user = await this.users.execute(tx, account, { name: payload.user_name, permissions, passwordHash });
      if (isRefusal(user)) return user;
      const after = { account_id: account.id, user_name: payload.user_name, permissions };
      await this.log.write(tx, context, { object: { type: 'USER', id: user.user_id }, after });
      return user;
    });
  }
}
