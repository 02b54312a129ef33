import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Account, Customer } from '../../../domain/account';
import { Accounts } from '../../../ports/accounts';
import type { CustomerScope } from '../../../ports/customer-lists';

/** A partner itself, or the reseller below it whose customers are meant. */
export interface Dealer {
  readonly partnerId: string;
  readonly resellerId?: string;
}

/** Whose customers a partner, or a reseller in its console, speaks of (customers 7.4). */
@Injectable()
export class OwnCustomers {
  constructor(private readonly accounts: Accounts) {}

  async dealer(caller: Caller, resellerId: string | undefined, tx?: Tx): Promise<Dealer | Refusal> {
    if (caller.kind === 'PARTNER' && resellerId === undefined) return { partnerId: caller.account_id };
    if (caller.kind === 'PARTNER') return this.below(caller.account_id, resellerId!, tx);
    // customers 4.1: a reseller has its console alone.
    if (caller.kind !== 'RESELLER' || caller.channel !== 'CONSOLE') return refuse('CBC.0151');
    if (resellerId !== undefined && resellerId !== caller.account_id) return foreignReseller();
    const reseller = await this.accounts.find(caller.account_id, tx);
    return reseller?.type === 'RESELLER' ? { partnerId: reseller.distributorId, resellerId: reseller.id } : refuse('CBC.0151');
  }

  private async below(partnerId: string, resellerId: string, tx: Tx | undefined): Promise<Dealer | Refusal> {
    const reseller = await this.accounts.find(resellerId, tx);
    return reseller?.type === 'RESELLER' && reseller.distributorId === partnerId ? { partnerId, resellerId } : foreignReseller();
  }
}

export const scopeOf = ({ partnerId, resellerId }: Dealer): CustomerScope => ({ type: 'OF', dealerId: resellerId ?? partnerId });

export function isOwnCustomer(account: Account | undefined, { partnerId, resellerId }: Dealer): account is Customer {
  if (account?.type !== 'CUSTOMER') return false;
  return account.association?.partnerId === partnerId && account.association.indirectPartnerId === resellerId;
}

const foreignReseller = () => refuse('CBC.99000037', { field: 'indirect_partner_id' });
