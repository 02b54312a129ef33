import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import { OperationList } from '@pc/store';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { Audit } from '../use-cases/audit/audit.use-case';
import { GetAssociation } from '../use-cases/get-association/get-association.use-case';
import { GetPartner } from '../use-cases/get-partner/get-partner.use-case';
import { ListCustomers } from '../use-cases/list-customers/list-customers.use-case';
import { ListPartners } from '../use-cases/list-partners/list-partners.use-case';

/** Questions about parties. */
@Controller()
export class QueriesController {
  constructor(
    private readonly customers: ListCustomers,
    private readonly partners: ListPartners,
    private readonly associations: GetAssociation,
    private readonly partner: GetPartner,
    private readonly contradictions: Audit,
    private readonly operations: OperationList,
  ) {}

  @HandleRequest(contracts.listCustomers)
  listCustomers(request: RequestOf<typeof contracts.listCustomers>): ReplyOf<typeof contracts.listCustomers> {
    return this.customers.execute(request);
  }

  @HandleRequest(contracts.listPartners)
  listPartners(request: RequestOf<typeof contracts.listPartners>): ReplyOf<typeof contracts.listPartners> {
    return this.partners.execute(request);
  }

  @HandleRequest(contracts.getAssociation)
  getAssociation(request: RequestOf<typeof contracts.getAssociation>): ReplyOf<typeof contracts.getAssociation> {
    return this.associations.execute(request);
  }

  @HandleRequest(contracts.getPartner)
  getPartner(request: RequestOf<typeof contracts.getPartner>): ReplyOf<typeof contracts.getPartner> {
    return this.partner.execute(request);
  }

  @HandleRequest(contracts.auditCustomer)
  audit(request: RequestOf<typeof contracts.auditCustomer>): ReplyOf<typeof contracts.auditCustomer> {
    return this.contradictions.execute(request);
  }

  @HandleRequest(contracts.listOperations)
  listOperations(request: RequestOf<typeof contracts.listOperations>): ReplyOf<typeof contracts.listOperations> {
    return this.operations.execute(request);
  }
}
