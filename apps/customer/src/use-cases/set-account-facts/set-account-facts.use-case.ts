import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { decideFacts } from '../../domain/account-facts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { factsOf } from '../../views/account-facts.view';
import { ChangeAccount } from '../change-account/change-account';

type Contract = typeof contracts.setAccountFacts;

/** Sets facts of an account that the vendor knows from elsewhere (customers 6.14). */
@Injectable()
export class SetAccountFacts {
  constructor(private readonly changeAccount: ChangeAccount) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { account_id, ...facts } = request.payload;
    const given = factsOf(facts);
    return this.changeAccount.execute(request, { type: 'ANY', field: 'account_id', id: account_id }, (account) =>
      decideFacts(account.facts, given),
    );
  }
}
