import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { Caller, customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { isVendor } from '../../domain/authority';
import { AccountLists, Accounts, type CustomerFilter } from '../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { customerView } from '../../views/account.view';

type Contract = typeof contracts.listCustomers;

/** The customers that the caller may see (customers 7.1 to 7.5). */
@Injectable()
export class ListCustomers {
  constructor(
    private readonly lists: AccountLists,
    private readonly accounts: Accounts,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const namePart = payload.account_name;
    if (namePart?.includes(' ')) return refuse('CBC.0100', { field: 'account_name', reason: 'format' });
    const scope = await this.scopeOf(context.caller, payload);
    if (isRefusal(scope)) return scope;
    const found = await this.lists.customers({ ...scope, ...(namePart && { namePart }) }, payload);
    return answer({ count: found.count, customers: found.customers.map(customerView) });
  }

  private async scopeOf(caller: Caller, { partner_id, indirect_partner_id }: PayloadOf<Contract>): Promise<CustomerFilter | Refusal> {
    const below = indirect_partner_id === undefined ? {} : { indirectPartnerId: indirect_partner_id };
    if (isVendor(caller)) return { ...(partner_id !== undefined && { partnerId: partner_id }), ...below };
    if (partner_id !== undefined && partner_id !== caller.account_id) return refuse('CBC.0151');
    if (caller.kind === 'PARTNER') return this.scopeOfPartner(caller.account_id, indirect_partner_id);
    return caller.kind === 'RESELLER' ? { indirectPartnerId: caller.account_id } : refuse('CBC.0151');
  }

  /** customers 7.4: a reseller's customers only when it is named, and only one's own reseller. */
  private async scopeOfPartner(partnerId: string, resellerId: string | undefined): Promise<CustomerFilter | Refusal> {
    if (resellerId === undefined) return { partnerId, indirectPartnerId: null };
    const reseller = await this.accounts.find(resellerId);
    const own = reseller?.type === 'RESELLER' && reseller.distributorId === partnerId;
    return own ? { partnerId, indirectPartnerId: resellerId } : refuse('CBC.99000037', { field: 'indirect_partner_id' });
  }
}
