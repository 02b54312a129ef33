import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Partner } from '../../../domain/account';
import { isAdministrator } from '../../../domain/authority';
import type { Company } from '../../../domain/companies/company';
import { refuseFurtherAccount } from '../../../domain/companies/further-account';
import { Accounts } from '../../../ports/accounts';
import { OwnCompany } from '../own-company/own-company';

/** The main account of the calling partner's company, where the company may have a further account (customers 10.4). */
@Injectable()
export class MainAccount {
  constructor(
    private readonly accounts: Accounts,
    private readonly ownCompany: OwnCompany,
  ) {}

  async execute(tx: Tx, caller: Caller): Promise<{ account: Partner; company: Company } | Refusal> {
    const company = isAdministrator(caller) ? await this.ownCompany.execute(caller, tx) : refuse('CBC.0151');
    if (isRefusal(company)) return company;
    const account = await this.accounts.find(company.mainAccountId, tx);
    if (account?.type !== 'PARTNER') return refuse('CBC.0151');
    return refuseFurtherAccount(account) ?? { account, company };
  }
}
