import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { User } from '../../../domain/user';
import { Operators } from '../../../ports/access/operators';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Credentials } from '../../../ports/credentials';
import { OperationLog } from '../../../ports/operation-log';
import { AcceptPassword } from '../../accept-password/accept-password';
import { EndLogins } from '../end-logins/end-logins';
import { OldPassword } from '../old-password/old-password';

type Contract = typeof contracts.changePassword;

/**
 * customers 10.5, for a user of an account: by his old password alone. He has no contact of his own, and who reads the messages of
 * the account is not he; who forgot his password gets one from an administrator (`SetOperatorPassword`).
 */
@Injectable()
export class ChangeUserPassword {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly operators: Operators,
    private readonly oldPassword: OldPassword,
    private readonly acceptPassword: AcceptPassword,
    private readonly endLogins: EndLogins,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const { account_id: accountId, account_name: accountName, user_id, user_name: userName = '', assumed_by } = context.caller;
    const login = assumed_by ? undefined : await this.credentials.findUserLogin(accountId, userName);
    if (login === undefined || login.user.id !== user_id) return refuse('CBC.0151');
    const { sealed_old_password: sealed, sealed_proof } = payload;
    if (sealed_proof !== undefined) return refuse('CBC.99007004', { items: ['IDENTITY_NOT_PROVEN'] });
    if (sealed === undefined) return refuse('CBC.0100', { field: 'old_password', reason: 'required' });
    const hash = await this.acceptPassword.execute(payload.sealed_password, login.user.name);
    if (isRefusal(hash)) return hash;
    const known = await this.oldPassword.verify(sealed, login.passwordHash);
    return this.commands.once(request, async (tx) => {
      const current = await this.credentials.findUserLogin(accountId, userName, tx);
      // An administrator may have set another one at the same moment.
      const still = current?.user.id === user_id && current.passwordHash === login.passwordHash;
      const wrong = await this.oldPassword.refuseUnless(tx, known && still, { accountName, userName });
      return wrong ?? this.change(tx, request, login.user, hash);
    });
  }

  private async change(tx: Tx, { context }: RequestOf<Contract>, { id: userId, accountId }: User, hash: string) {
    await this.operators.setPassword(tx, accountId, userId, hash);
    const events = await this.endLogins.execute(tx, { accountId, userId }, context.caller.session_id);
    await this.accounts.update(tx, 'ANY', accountId, () => events);
    await this.log.write(tx, context, { object: { type: 'USER', id: userId }, after: { changed: 'PASSWORD' } });
    return {};
  }
}
