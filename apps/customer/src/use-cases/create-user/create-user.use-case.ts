import { Injectable } from '@nestjs/common';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { refuseAccessKey } from '../../domain/access-key';
import { refuseUnlessHolder } from '../../domain/authority';
import { refuseUnknown } from '../../domain/unknown';
import { Accounts } from '../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../ports/commands';
import { OperationLog } from '../../ports/operation-log';
import { AcceptPassword } from '../accept-password/accept-password';
import { AddUser } from '../access/add-user/add-user';

type Contract = typeof contracts.createUser;

/** An IAM user of an account with its permission items (api 5) and a key pair of its own. */
@Injectable()
export class CreateUser {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly users: AddUser,
    private readonly acceptPassword: AcceptPassword,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const refusal = refuseUnlessHolder(context.caller, payload.account_id);
    if (refusal) return refusal;
    const password = await this.acceptPassword.execute(payload.sealed_password, payload.user_name);
    return this.commands.once(request, async (tx) => {
      if (isRefusal(password)) return password;
      const account = await this.accounts.lock(tx, payload.account_id);
      if (!account) return refuseUnknown('account_id');
      const { user_name: name, permissions } = payload;
      const user = refuseAccessKey(account, 0) ?? (await this.users.execute(tx, account, { name, permissions, passwordHash: password }));
      if (isRefusal(user)) return user;
      const after = { account_id: account.id, user_name: name, permissions };
      await this.log.write(tx, context, { object: { type: 'USER', id: user.user_id }, after });
      return user as AnswerOf<Contract>;
    });
  }
}
