import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Customer } from '../../../domain/account';
import type { AccountEvent } from '../../../domain/account-event';
import { isAccountItself } from '../../../domain/authority';
import { joinNetwork, refuseJoining } from '../../../domain/companies/join-network';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { auditView } from '../../../views/account.view';
import { profileOf } from '../../../views/company.view';
import { JoinCompany } from '../join-company/join-company';

type Contract = typeof contracts.joinNetwork;

/** customers 10.2: an enterprise's own account becomes a partner account, under the name that certification verified. */
@Injectable()
export class JoinNetwork {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly joinCompany: JoinCompany,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { context, payload } = request;
    const { caller } = context;
    if (caller.kind !== 'CUSTOMER' || !isAccountItself(caller)) return refuse('CBC.0151');
    return this.commands.once(request, async (tx) => {
      const change = await this.accounts.update(tx, 'CUSTOMER', caller.account_id, (customer) =>
        this.join(tx, customer, profileOf(payload)),
      );
      if (!change) return refuse('CBC.0151');
      if (isRefusal(change)) return change;
      const [before, after] = [auditView(change.before), auditView(change.after)];
      await this.log.write(tx, context, { object: { type: 'ACCOUNT', id: caller.account_id }, before, after });
      return { partner_id: caller.account_id };
    });
  }

  private async join(tx: Tx, customer: Customer, given: ReturnType<typeof profileOf>): Promise<AccountEvent[] | Refusal> {
    const refusal = refuseJoining(customer);
    if (refusal) return refusal;
    const company = await this.joinCompany.execute(tx, customer.id, { ...given, companyName: customer.realName.name ?? customer.name });
    return isRefusal(company) ? company : joinNetwork(customer, company);
  }
}
