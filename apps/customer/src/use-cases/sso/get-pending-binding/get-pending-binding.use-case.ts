import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Accounts } from '../../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { Logins } from '../../../ports/sso/logins';

type Contract = typeof contracts.getPendingBinding;

/** customers 9.5: what the user chooses an account for. Unknown, another browser's and over look alike. */
@Injectable()
export class GetPendingBinding {
  constructor(
    private readonly logins: Logins,
    private readonly accounts: Accounts,
  ) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const pending = await this.logins.findArrival({ ticketHash: payload.ticket_hash, arrivalHash: payload.arrival_hash });
    const partner = pending && (await this.accounts.find(pending.partnerId));
    if (!pending || pending.customerId !== undefined || partner?.type !== 'PARTNER') return refuse('CBC.0151');
    return answer({ partner_name: partner.companyName, xaccount_id: pending.xaccountId, service: pending.service });
  }
}
