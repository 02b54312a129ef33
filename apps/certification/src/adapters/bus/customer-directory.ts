import { Injectable } from '@nestjs/common';
import { askAsSystem, BusClient } from '@pc/bus';
import { customer as contracts, type AnswerOf } from '@pc/contracts';
import type { Told } from '../../domain/customer';
import { Directory } from '../../ports/directory';
import { customerFacts } from '../../views/customer-facts.view';

type Found = AnswerOf<typeof contracts.getAssociation>['associations'][number];

/** Asks the customer service over the bus (interactions 6). */
@Injectable()
export class CustomerDirectory extends Directory {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override async customer(id: string, deadline: number): Promise<Told | undefined> {
    const { associations } = await askAsSystem(this.bus, contracts.getAssociation, { customer_ids: [id] }, deadline);
    return associations.filter(({ exists }) => exists).map(toldOf)[0];
  }
}

function toldOf(found: Found): Told {
  const { partner_id: partnerId, indirect_partner_id: resellerId, version } = found;
  const association = partnerId === undefined ? undefined : { partnerId, ...(resellerId !== undefined && { resellerId }) };
  return { ...(association && { association }), facts: customerFacts(found), version };
}
