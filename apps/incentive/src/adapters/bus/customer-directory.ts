import { askAsSystem, BusClient } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { customer as contracts, type AnswerOf } from '@pc/contracts';
import { parseUtc } from '@pc/kernel';
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
    const { associations } = await askAsSystem(this.bus, contracts.getAssociation, { customer_ids: [...ids] }, deadline);
    return associations.filter(({ exists }) => exists).map(customerOf);
  }

  override async dealer(id: string, deadline: number): Promise<{ partner?: Partner; reseller?: Reseller }> {
    const { partner, reseller } = await askAsSystem(this.bus, contracts.getPartner, { partner_id: id }, deadline);
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

function resellerOf({
  indirect_partner_id: id,
  distributor_id: distributorId,
  account_name: accountName,
  name,
  state,
  version,
}: NonNullable<Dealer['reseller']>): Reseller {
  return { id, distributorId, accountName, name, state, version };
}
