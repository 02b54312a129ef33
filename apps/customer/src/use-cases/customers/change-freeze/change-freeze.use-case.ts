import { Injectable } from '@nestjs/common';
import type { Caller, customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Partner } from '../../../domain/account';
import { decideFreeze } from '../../../domain/freeze';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { isOwnCustomer, OwnCustomers, type Dealer } from '../own-customers/own-customers';

type Contract = typeof contracts.changeFreeze;

/** Freezes or unfreezes resale customers; each for itself (customers 7.10, 7.11). */
@Injectable()
export class ChangeFreeze {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly own: OwnCustomers,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    return this.commands.once(request, async (tx) => {
      const dealer = await this.own.dealer(context.caller, payload.indirect_partner_id, tx);
      if (isRefusal(dealer)) return dealer;
      const partner = await this.accounts.find(dealer.partnerId, tx);
      if (partner?.type !== 'PARTNER' || !(await this.mayUseKind(tx, context.caller, payload.kind))) return refuse('CBC.0151');
      const refused: Array<{ customer_id: string; code: string }> = [];
      for (const customer_id of new Set(payload.customer_ids)) {
        const refusal = await this.change(tx, customer_id, dealer, partner, payload);
        if (refusal) refused.push({ customer_id, code: refusal.code });
      }
      return { refused };
    });
  }

  private async change(tx: Tx, id: string, dealer: Dealer, partner: Partner, wish: PayloadOf<Contract>): Promise<Refusal | undefined> {
    const change = await this.accounts.update(tx, 'CUSTOMER', id, (customer) =>
      isOwnCustomer(customer, dealer) ? decideFreeze(customer, partner, wish, tx.now) : refuse('CBC.99000035'),
    );
    if (!change) return refuse('CBC.99000035');
    return isRefusal(change) ? change : undefined;
  }

  /** customers 7.10: a reseller acting by itself needs the leave of its distributor to touch resources; the distributor acting for it has it. */
  private async mayUseKind(tx: Tx, caller: Caller, kind: PayloadOf<Contract>['kind']): Promise<boolean> {
    if (kind === 'ACCOUNT' || caller.kind !== 'RESELLER') return true;
    const reseller = await this.accounts.find(caller.account_id, tx);
    return reseller?.type === 'RESELLER' && reseller.mayFreezeResources === true;
  }
}
