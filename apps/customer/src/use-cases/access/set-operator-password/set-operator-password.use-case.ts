import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { refuseUnlessManager } from '../../../domain/access/operator-role';
import { refuseUnknown } from '../../../domain/unknown';
import { Operators } from '../../../ports/access/operators';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { Credentials } from '../../../ports/credentials';
import { AcceptPassword } from '../../accept-password/accept-password';
import { EndLogins } from '../../accounts/end-logins/end-logins';
import { OldPassword } from '../../accounts/old-password/old-password';
import { ChangeOperator } from '../change-operator/change-operator';

type Contract = typeof contracts.setOperatorPassword;

/**
 * customers 10.5, 10.12: a new password for an operator who forgot his own. All his logins end, and he is let in again at once if
 * wrong ones had locked him. Nobody sets his own so: that takes the old one.
 */
@Injectable()
export class SetOperatorPassword {
  constructor(
    private readonly changeOperator: ChangeOperator,
    private readonly credentials: Credentials,
    private readonly operators: Operators,
    private readonly acceptPassword: AcceptPassword,
    private readonly endLogins: EndLogins,
    private readonly oldPassword: OldPassword,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const { caller } = context;
    const refusal = refuseUnlessManager(caller);
    if (refusal) return refusal;
    if (caller.user_id === payload.user_id) return refuse('CBC.0151');
    const user = await this.credentials.findUser(payload.user_id);
    if (user?.accountId !== caller.account_id) return refuseUnknown('user_id');
    const hash = await this.acceptPassword.execute(payload.sealed_password, user.name);
    if (isRefusal(hash)) return hash;
    return this.changeOperator.execute(
      request,
      async (tx, accountId) => {
        await this.endLogins.execute(tx, { accountId, userId: user.id });
        await this.oldPassword.forgive(tx, { accountName: caller.account_name, userName: user.name });
        return this.operators.setPassword(tx, accountId, user.id, hash);
      },
      { changed: 'PASSWORD' },
    );
  }
}
