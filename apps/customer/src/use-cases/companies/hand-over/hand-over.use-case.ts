import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { isAdministrator } from '../../../domain/authority';
import { decideHandOver } from '../../../domain/companies/hand-over';
import { Accounts } from '../../../ports/accounts';
import { Companies } from '../../../ports/companies';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { OwnCompany } from '../own-company/own-company';

type Contract = typeof contracts.handOverCompany;

/** customers 10.3: the main account of a company is transferable. */
@Injectable()
export class HandOver {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly companies: Companies,
    private readonly ownCompany: OwnCompany,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const { caller } = context;
    if (!isAdministrator(caller)) return refuse('CBC.0151');
    return this.commands.once(request, async (tx) => {
      const before = await this.ownCompany.execute(caller, tx);
      if (isRefusal(before)) return before;
      const after = decideHandOver(before, caller.account_id, await this.accounts.find(payload.account_id, tx));
      if (isRefusal(after)) return after;
      await this.companies.save(tx, after);
      const mainAccount = (id: string) => ({ main_account_id: id });
      const change = { before: mainAccount(before.mainAccountId), after: mainAccount(after.mainAccountId) };
      await this.log.write(tx, context, { object: { type: 'COMPANY', id: after.id }, ...change });
      return {};
    });
  }
}
