import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { decideFacts } from '../../domain/account-facts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { ChangeAccount } from '../change-account/change-account';

type Contract = typeof contracts.setAccountFacts;

/** Sets facts of an account that the vendor knows from elsewhere (customers 6.14). */
@Injectable()
export class SetAccountFacts {
  constructor(private readonly changeAccount: ChangeAccount) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { account_id, contracting_entity, enterprise_master_id, enterprise_kind } = request.payload;
    const given = {
      ...(contracting_entity !== undefined && { contractingEntity: contracting_entity }),
      ...(enterprise_master_id !== undefined && { enterpriseMasterId: enterprise_master_id }),
      ...(enterprise_kind !== undefined && { enterpriseKind: enterprise_kind }),
    };
    return this.changeAccount.execute(request, { type: 'ANY', field: 'account_id', id: account_id }, ({ facts }) =>
      decideFacts(facts, given),
    );
  }
}
