import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Reseller } from '../../../domain/account';
import { refuseUnknown } from '../../../domain/unknown';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Credentials } from '../../../ports/credentials';

type Contract = typeof contracts.configureReseller;

/** What a distributor settles about its reseller: who looks after it, and whether it may freeze resources itself (customers 2.7, 7.10). */
@Injectable()
export class ConfigureReseller {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const foreign = refuse('CBC.99000037', { field: 'indirect_partner_id' });
    return this.commands.once(request, async (tx) => {
      const change = await this.accounts.amend(tx, 'RESELLER', payload.indirect_partner_id, (reseller) =>
        reseller.distributorId === context.caller.account_id ? this.change(tx, reseller, payload) : foreign,
      );
      if (!change) return foreign;
      return isRefusal(change) ? change : {};
    });
  }

  private async change(tx: Tx, reseller: Reseller, payload: PayloadOf<Contract>): Promise<Reseller | Refusal> {
    const { account_manager: manager, may_freeze_resources: mayFreezeResources } = payload;
    const changed = mayFreezeResources === undefined ? reseller : { ...reseller, mayFreezeResources };
    if (manager === undefined) return changed;
    const { accountManager: _before, ...without } = changed;
    if (manager === '') return without;
    const found = await this.credentials.findUserLogin(reseller.distributorId, manager, tx);
    return found ? { ...without, accountManager: found.user.name } : refuseUnknown('account_manager');
  }
}
