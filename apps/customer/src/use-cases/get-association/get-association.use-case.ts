import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import type { Customer } from '../../domain/account';
import { freezeLevel } from '../../domain/freeze';
import { Accounts } from '../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { associationView } from '../../views/account.view';

type Contract = typeof contracts.getAssociation;
type AssociationAnswer = AnswerOf<Contract>['associations'][number];

/** Whom customers belong to, for services whose copy does not know (interactions 6). In the order of the question. */
@Injectable()
export class GetAssociation {
  constructor(private readonly accounts: Accounts) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const found = await this.accounts.findMany(payload.customer_ids);
    const customers = new Map(found.filter((account) => account.type === 'CUSTOMER').map((customer) => [customer.id, customer]));
    return answer({ associations: payload.customer_ids.map((id) => associationOf(id, customers.get(id))) });
  }
}

function associationOf(id: string, customer: Customer | undefined): AssociationAnswer {
  if (!customer) return { customer_id: id, exists: false, is_frozen: 0, version: 0 };
  const { association, facts } = customer;
  return {
    customer_id: id,
    exists: true,
    ...(association && { association_id: association.id, first_association: association.first }),
    ...associationView(customer),
    is_frozen: freezeLevel(customer.freezes),
    ...(facts.enterpriseKind !== undefined && { enterprise_kind: facts.enterpriseKind }),
    ...(facts.contractingEntity !== undefined && { contracting_entity: facts.contractingEntity }),
    ...(facts.specialOrganisation !== undefined && { special_organisation: facts.specialOrganisation }),
    ...(facts.registrationRevoked !== undefined && { registration_revoked: facts.registrationRevoked }),
    ...(facts.creditAccount !== undefined && { credit_account: facts.creditAccount }),
    version: customer.version,
  };
}
