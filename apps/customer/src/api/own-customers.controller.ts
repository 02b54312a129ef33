import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { ChangeFreeze } from '../use-cases/customers/change-freeze/change-freeze.use-case';
import { LabelCustomer } from '../use-cases/customers/label-customer/label-customer.use-case';
import { QueryCustomers } from '../use-cases/customers/query-customers/query-customers.use-case';
import { QueryNewCustomerTags } from '../use-cases/customers/query-new-customer-tags/query-new-customer-tags.use-case';
import { SetAccountManager } from '../use-cases/customers/set-account-manager/set-account-manager.use-case';
import { SetNewCustomerTag } from '../use-cases/customers/set-new-customer-tag/set-new-customer-tag.use-case';

/** What partners see of their customers and do with them (customers 7). */
@Controller()
export class OwnCustomersController {
  constructor(
    private readonly customers: QueryCustomers,
    private readonly tags: QueryNewCustomerTags,
    private readonly newTag: SetNewCustomerTag,
    private readonly freezes: ChangeFreeze,
    private readonly labels: LabelCustomer,
    private readonly managers: SetAccountManager,
  ) {}

  @HandleRequest(contracts.queryCustomers)
  queryCustomers(request: RequestOf<typeof contracts.queryCustomers>): ReplyOf<typeof contracts.queryCustomers> {
    return this.customers.execute(request);
  }

  @HandleRequest(contracts.queryNewCustomerTags)
  queryNewCustomerTags(request: RequestOf<typeof contracts.queryNewCustomerTags>): ReplyOf<typeof contracts.queryNewCustomerTags> {
    return this.tags.execute(request);
  }

  @HandleRequest(contracts.setNewCustomerTag)
  setNewCustomerTag(request: RequestOf<typeof contracts.setNewCustomerTag>): ReplyOf<typeof contracts.setNewCustomerTag> {
    return this.newTag.execute(request);
  }

  @HandleRequest(contracts.changeFreeze)
  changeFreeze(request: RequestOf<typeof contracts.changeFreeze>): ReplyOf<typeof contracts.changeFreeze> {
    return this.freezes.execute(request);
  }

  @HandleRequest(contracts.labelCustomer)
  labelCustomer(request: RequestOf<typeof contracts.labelCustomer>): ReplyOf<typeof contracts.labelCustomer> {
    return this.labels.execute(request);
  }

  @HandleRequest(contracts.setAccountManager)
  setAccountManager(request: RequestOf<typeof contracts.setAccountManager>): ReplyOf<typeof contracts.setAccountManager> {
    return this.managers.execute(request);
  }
}
