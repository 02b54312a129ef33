import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { Accounts } from '../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { partnerFacts, resellerFacts } from '../../views/account.view';

type Contract = typeof contracts.getPartner;

/** A partner or reseller, for services whose copy does not know it (interactions 6). An empty answer: there is none. */
@Injectable()
export class GetPartner {
  constructor(private readonly accounts: Accounts) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const account = await this.accounts.find(payload.partner_id);
    if (account?.type === 'PARTNER') return answer({ partner: { ...partnerFacts(account), version: account.version } });
    if (account?.type === 'RESELLER') return answer({ reseller: { ...resellerFacts(account), version: account.version } });
    return answer({});
  }
}
