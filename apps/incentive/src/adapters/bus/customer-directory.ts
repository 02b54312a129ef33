import { BusClient } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { customer as contracts, SYSTEM_CALLER, type AnswerOf } from '@pc/contracts';
import { isRefusal, newHexId, parseUtc } from '@pc/kernel';
import type { Association, Customer } from '../../domain/customer';
import type { Partner, Reseller } from '../../domain/partner';
import { Directory } from '../../ports/directory';

type Found = AnswerOf<typeof contracts.getAssociation>['associations'][number];
type Dealer = AnswerOf<typeof contracts.getPartner>;

/** Asks the customer service over the bus (interactions 6). */
@Injectable()
export class CustomerDirectory extends Directory {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override async customers(ids: readonly string[], deadline: number): Promise<Customer[]> {
    const reply = await this.bus.request(
      contracts.getAssociation,
      { customer_ids: [...ids] },
      { caller: SYSTEM_CALLER, requestId: newHexId(), deadline },
    );
    if (isRefusal(reply)) throw new Error(`The customer service refused get-association: ${reply.code}`);
    return reply.body.associations.filter(({ exists }) => exists).map(customerOf);
  }

  override async dealer(id: string, deadline: number): Promise<{ partner?: Partner; reseller?: Reseller }> {
    const reply = await this.bus.request(
      contracts.getPartner,
      { partner_id: id },
      { caller: SYSTEM_CALLER, requestId: newHexId(), deadline },
    );
    if (isRefusal(reply)) throw new Error(`The customer service refused get-partner: ${reply.code}`);
    const { partner, reseller } = reply.body;
    return { ...(partner && { partner: partnerOf(partner) }), ...(reseller && { reseller: resellerOf(reseller) }) };
  }
}

function customerOf(found: Found): Customer {
  const association = associationOf(found);
  return {
    id: found.customer_id,
    ...(association && { association }),
    isFrozen: found.is_frozen,
    ...(found.enterprise_kind !== undefined && { enterpriseKind: found.enterprise_kind }),
    ...(found.contracting_entity !== undefined && { contractingEntity: found.contracting_entity }),
    version: found.version,
    factsVersion: 0,
  };
}

function associationOf({
  association_id: id,
  partner_id: partnerId,
  indirect_partner_id: resellerId,
  association_type: type,
  associated_on,
  first_association,
}: Found): Association | undefined {
  const associatedOn = associated_on === undefined ? undefined : parseUtc(associated_on);
  if (id === undefined || partnerId === undefined || type === undefined || associatedOn === undefined) return undefined;
  return { id, partnerId, ...(resellerId !== undefined && { resellerId }), type, associatedOn, first: first_association ?? false };
}

function partnerOf({
  partner_id: id,
  kind,
  government_kinds: governmentKinds,
  state,
  partner_spends_mode: spendsCouponsItself,
  version,
}: NonNullable<Dealer['partner']>): Partner {
  return { id, kind, governmentKinds, state, spendsCouponsItself, version };
}

function resellerOf({ indirect_partner_id: id, distributor_id: distributorId, state, version }: NonNullable<Dealer['reseller']>): Reseller {
  return { id, distributorId, state, version };
}
