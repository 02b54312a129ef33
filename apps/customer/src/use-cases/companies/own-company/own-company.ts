import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Company } from '../../../domain/companies/company';
import { Accounts } from '../../../ports/accounts';
import { Companies } from '../../../ports/companies';

/** The company behind the calling partner account; a caller of another kind is refused. */
@Injectable()
export class OwnCompany {
  constructor(
    private readonly accounts: Accounts,
    private readonly companies: Companies,
  ) {}

  async execute(caller: Caller, tx?: Tx): Promise<Company | Refusal> {
    const account = await this.accounts.find(caller.account_id, tx);
    const company = account?.type === 'PARTNER' ? await this.companies.find(account.companyId, tx) : undefined;
    return company ?? refuse('CBC.0151');
  }
}
