import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { refuseUnlessVendor } from '../../domain/authority';
import { refuseBlanks } from '../../domain/search-text';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { CustomerLists, type CustomerScope } from '../../ports/customer-lists';
import { customerView } from '../../views/account.view';

type Contract = typeof contracts.listCustomers;

/** All customers, or those of one partner with its resellers', for the vendor's staff. */
@Injectable()
export class ListCustomers {
  constructor(private readonly lists: CustomerLists) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    const { account_name: namePart, partner_id: partnerId } = payload;
    const blank = refuseBlanks({ account_name: namePart });
    if (blank) return blank;
    // The scope says it all, but for a reseller that is another partner's.
    const named = payload.indirect_partner_id !== undefined && partnerId !== undefined;
    const found = await this.lists.page(scopeOf(payload), { ...(namePart && { namePart }), ...(named && { partnerId }) }, payload);
    return answer({ count: found.count, customers: found.customers.map(customerView) });
  }
}

function scopeOf({ partner_id, indirect_partner_id }: PayloadOf<Contract>): CustomerScope {
  if (indirect_partner_id !== undefined) return { type: 'OF', dealerId: indirect_partner_id };
  return partner_id === undefined ? { type: 'ALL' } : { type: 'WITH_RESELLERS', partnerId: partner_id };
}
