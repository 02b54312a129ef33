import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import type { Customer } from '../../../domain/account';
import { tagOf } from '../../../domain/new-customer-tag';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { CustomerLists } from '../../../ports/customer-lists';
import { OwnCustomers, scopeOf } from '../own-customers/own-customers';

type Contract = typeof contracts.queryNewCustomerTags;

/** The new-customer tags of a partner's or a reseller's customers (customers 7.7, 8.5). */
@Injectable()
export class QueryNewCustomerTags {
  constructor(
    private readonly own: OwnCustomers,
    private readonly lists: CustomerLists,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const { customer_ids: ids, indirect_partner_id } = payload;
    const dealer = await this.own.dealer(context.caller, indirect_partner_id);
    if (isRefusal(dealer)) return dealer;
    const { customers } = await this.lists.page(scopeOf(dealer), ids && ids.length > 0 ? { ids } : {}, payload);
    const now = this.clock.now();
    return answer({ tags: customers.map((customer) => tagView(customer, now)) });
  }
}

function tagView(customer: Customer, now: Date) {
  const { id, newCustomerTag: set } = customer;
  const months = set && { effective_time: set.effectiveMonth, expire_time: set.expireMonth };
  return { customer_id: id, new_customer_tag: tagOf(customer, now), ...months };
}
