import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Partner } from '../../../domain/account';
import { isAdministrator } from '../../../domain/authority';
import { decideJoining, joiningObstacles, refuseInvitation } from '../../../domain/resellers/joining';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Credentials } from '../../../ports/credentials';
import { Resellers } from '../../../ports/resellers';

type Contract = typeof contracts.acceptResellerInvitation;

/** An enterprise's account becomes a reseller of the distributor that invited it (customers 7.13). */
@Injectable()
export class AcceptResellerInvitation {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly resellers: Resellers,
    private readonly credentials: Credentials,
    private readonly sealer: Sealer,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const accountId = context.caller.account_id;
    return this.commands.once(request, async (tx) => {
      if (!isAdministrator(context.caller)) return refuse('CBC.0151');
      const invitation = await this.resellers.findInvitation(tx, this.tokenHash(payload.sealed_token));
      const refusal = refuseInvitation(invitation, tx.now) ?? (await this.refuseAccount(tx, accountId));
      if (refusal) return refusal;
      const distributor = (await this.accounts.find(invitation!.distributorId, tx)) as Partner;
      const change = await this.accounts.update(tx, 'CUSTOMER', accountId, (customer) => decideJoining(customer, distributor, tx.now));
      if (!change) return refuse('CBC.0151');
      if (isRefusal(change)) return change;
      await this.resellers.useInvitation(tx, invitation!.id, accountId);
      // Resellers have no keys (customers 10.10); `reseller-changed` makes the gateways drop their copies.
      await this.credentials.removeKeys(tx, accountId);
      return { indirect_partner_id: accountId };
    });
  }

  private tokenHash(sealed: string): string {
    return this.sealer.blindIndex(this.sealer.open(sealed, 'code'), 'reseller-invitation');
  }

  private async refuseAccount(tx: Tx, id: string): Promise<Refusal | undefined> {
    const account = await this.accounts.find(id, tx);
    if (!account) return refuse('CBC.0151');
    const items = joiningObstacles(account);
    return items.length > 0 ? refuse('CBC.99007004', { items }) : undefined;
  }
}
