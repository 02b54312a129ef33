import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { Caller, customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, parseUtc, Sealer } from '@pc/kernel';
import { refuseBlanks } from '../../../domain/search-text';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { CustomerLists, type CustomerFilter } from '../../../ports/customer-lists';
import { listedCustomer } from '../../../views/listed-customer.view';
import { OwnCustomers, scopeOf } from '../own-customers/own-customers';

type Contract = typeof contracts.queryCustomers;

/** The customers of a partner or of a reseller (customers 7.1 to 7.6). */
@Injectable()
export class QueryCustomers {
  constructor(
    private readonly own: OwnCustomers,
    private readonly lists: CustomerLists,
    private readonly sealer: Sealer,
  ) {}

  async execute({ payload, context: { caller } }: RequestOf<Contract>): ReplyOf<Contract> {
    const { account_name, customer, label, account_manager_name, indirect_partner_id } = payload;
    const refusal = refuseBlanks({ account_name, customer, label, account_manager_name });
    if (refusal) return refusal;
    const dealer = await this.own.dealer(caller, indirect_partner_id);
    if (isRefusal(dealer)) return dealer;
    const found = await this.lists.page(scopeOf(dealer), this.filterOf(payload, caller), payload);
    return answer({ count: found.count, customers: found.customers.map((found) => listedCustomer(found, this.sealer)) });
  }

  private filterOf(payload: PayloadOf<Contract>, caller: Caller): CustomerFilter {
    const { account_name, customer, label, association_type, associated_on_begin, associated_on_end, customer_id } = payload;
    return {
      ...(account_name !== undefined && { namePart: account_name }),
      ...(customer !== undefined && { realNamePart: customer }),
      ...(label !== undefined && { labelPart: label }),
      ...(association_type && { associationType: association_type }),
      ...(associated_on_begin !== undefined && { associatedFrom: parseUtc(associated_on_begin)! }),
      ...(associated_on_end !== undefined && { associatedTo: parseUtc(associated_on_end)! }),
      ...(customer_id !== undefined && { ids: [customer_id] }),
      ...(caller.channel === 'CONSOLE' && this.consoleFilter(payload)),
    };
  }

  /** customers 7.6: searches of the web pages, which the documented API does not know. */
  private consoleFilter({ account_manager_name, sealed_telephone }: PayloadOf<Contract>): CustomerFilter {
    return {
      ...(account_manager_name !== undefined && { managerPart: account_manager_name }),
      ...(sealed_telephone !== undefined && { phone: this.sealer.open(sealed_telephone, 'contact') }),
    };
  }
}
