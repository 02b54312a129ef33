import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { CreateCustomer } from '../use-cases/create-customer/create-customer.use-case';
import { CreatePartner } from '../use-cases/create-partner/create-partner.use-case';
import { RecordOperation } from '../use-cases/record-operation/record-operation.use-case';
import { SetAccountFacts } from '../use-cases/set-account-facts/set-account-facts.use-case';
import { SetAssociation } from '../use-cases/set-association/set-association.use-case';
import { SetPartnerState } from '../use-cases/set-partner-state/set-partner-state.use-case';
import { SetResellerState } from '../use-cases/set-reseller-state/set-reseller-state.use-case';

/** What the vendor's staff does with parties, and what is entered of what it does elsewhere. */
@Controller()
export class PartiesController {
  constructor(
    private readonly partners: CreatePartner,
    private readonly partnerStates: SetPartnerState,
    private readonly resellerStates: SetResellerState,
    private readonly customers: CreateCustomer,
    private readonly associations: SetAssociation,
    private readonly facts: SetAccountFacts,
    private readonly records: RecordOperation,
  ) {}

  @HandleRequest(contracts.createPartner)
  createPartner(request: RequestOf<typeof contracts.createPartner>): ReplyOf<typeof contracts.createPartner> {
    return this.partners.execute(request);
  }

  @HandleRequest(contracts.setPartnerState)
  setPartnerState(request: RequestOf<typeof contracts.setPartnerState>): ReplyOf<typeof contracts.setPartnerState> {
    return this.partnerStates.execute(request);
  }

  @HandleRequest(contracts.setResellerState)
  setResellerState(request: RequestOf<typeof contracts.setResellerState>): ReplyOf<typeof contracts.setResellerState> {
    return this.resellerStates.execute(request);
  }

  @HandleRequest(contracts.createCustomer)
  createCustomer(request: RequestOf<typeof contracts.createCustomer>): ReplyOf<typeof contracts.createCustomer> {
    return this.customers.execute(request);
  }

  @HandleRequest(contracts.setAssociation)
  setAssociation(request: RequestOf<typeof contracts.setAssociation>): ReplyOf<typeof contracts.setAssociation> {
    return this.associations.execute(request);
  }

  @HandleRequest(contracts.setAccountFacts)
  setAccountFacts(request: RequestOf<typeof contracts.setAccountFacts>): ReplyOf<typeof contracts.setAccountFacts> {
    return this.facts.execute(request);
  }

  @HandleRequest(contracts.recordOperation)
  recordOperation(request: RequestOf<typeof contracts.recordOperation>): ReplyOf<typeof contracts.recordOperation> {
    return this.records.execute(request);
  }
}
