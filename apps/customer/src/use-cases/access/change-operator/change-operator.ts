import type { BusRequest, Reply } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import { refuseUnlessManager } from '../../../domain/access/operator-role';
import { refuseUnknown } from '../../../domain/unknown';
import type { User } from '../../../domain/user';
import { Accounts } from '../../../ports/accounts';
import { Commands } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';

type Nothing = Record<string, never>;
/** Changes the user of this account and gives it as it was; undefined: the account has none with this id. */
type ChangeUser = (tx: Tx, accountId: string) => Promise<User | undefined>;

/** What every change of an operator has in common: who may, once only, told to the gateways within 5 s, logged (customers 10.12). */
@Injectable()
export class ChangeOperator {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly log: OperationLog,
  ) {}

  async execute(
    request: BusRequest<{ readonly user_id: string }>,
    change: ChangeUser,
    after?: { readonly permissions: readonly string[] } | { readonly changed: 'PASSWORD' },
  ): Promise<Reply<Nothing>> {
    const { payload, context } = request;
    const refusal = refuseUnlessManager(context.caller);
    if (refusal) return refusal;
    const { account_id: accountId } = context.caller;
    return this.commands.once(request, async (tx) => {
      const user = await change(tx, accountId);
      if (!user) return refuseUnknown('user_id');
      await this.accounts.update(tx, 'ANY', accountId, () => [{ type: 'credential-revoked', credentialId: user.id, kind: 'USER' }]);
      const before = { account_id: accountId, user_name: user.name, permissions: user.permissions };
      await this.log.write(tx, context, { object: { type: 'USER', id: payload.user_id }, before, ...(after && { after }) });
      return {};
    });
  }
}
