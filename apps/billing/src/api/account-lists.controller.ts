import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { billing as contracts } from '@pc/contracts';
import { ListAccountRecords } from '../use-cases/list-account-records/list-account-records.use-case';
import { ShowCustomerBalances } from '../use-cases/show-balances/show-customer-balances.use-case';

/** What moved in accounts, and what customers have (billing A6 to A10). */
@Controller()
export class AccountListsController {
  constructor(
    private readonly records: ListAccountRecords,
    private readonly balances: ShowCustomerBalances,
  ) {}

  @HandleRequest(contracts.listAdjustRecords)
  adjustments(request: RequestOf<typeof contracts.listAdjustRecords>): ReplyOf<typeof contracts.listAdjustRecords> {
    return this.records.adjustments(request);
  }

  @HandleRequest(contracts.listPartnerChanges)
  ofPartner(request: RequestOf<typeof contracts.listPartnerChanges>): ReplyOf<typeof contracts.listPartnerChanges> {
    return this.records.ofPartner(request);
  }

  @HandleRequest(contracts.listCustomerChanges)
  ofCustomer(request: RequestOf<typeof contracts.listCustomerChanges>): ReplyOf<typeof contracts.listCustomerChanges> {
    return this.records.ofCustomer(request);
  }

  @HandleRequest(contracts.getCustomersBalances)
  ofSeveral(request: RequestOf<typeof contracts.getCustomersBalances>): ReplyOf<typeof contracts.getCustomersBalances> {
    return this.balances.ofSeveral(request);
  }

  @HandleRequest(contracts.getOwnBalances)
  own(request: RequestOf<typeof contracts.getOwnBalances>): ReplyOf<typeof contracts.getOwnBalances> {
    return this.balances.own(request);
  }
}
