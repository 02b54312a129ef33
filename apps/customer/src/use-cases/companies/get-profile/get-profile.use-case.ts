import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { Accounts } from '../../../ports/accounts';
import { Companies } from '../../../ports/companies';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { editView, profileView } from '../../../views/company.view';
import { OwnCompany } from '../own-company/own-company';

type Contract = typeof contracts.getCompanyProfile;

/** customers 10.3: the data in force, whoever of the company's partner accounts asks, and what became of the last edit. */
@Injectable()
export class GetProfile {
  constructor(
    private readonly accounts: Accounts,
    private readonly companies: Companies,
    private readonly ownCompany: OwnCompany,
  ) {}

  async execute({ context: { caller } }: RequestOf<Contract>): ReplyOf<Contract> {
    const company = await this.ownCompany.execute(caller);
    if (isRefusal(company)) return company;
    const main = await this.accounts.find(company.mainAccountId);
    const latest = await this.companies.latestEdit(company.id);
    return answer({
      ...profileView(company.profile),
      main_account_id: company.mainAccountId,
      main_account_name: main?.name ?? '',
      is_main_account: company.mainAccountId === caller.account_id,
      ...(latest && { latest_edit: editView(latest) }),
    });
  }
}
