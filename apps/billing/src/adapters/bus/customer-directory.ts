import { askAsSystem, BusClient } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { customer as contracts, type AnswerOf } from '@pc/contracts';
import { parseUtc } from '@pc/kernel';
import { newCustomer, type Association, type Customer } from '../../domain/customer';
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

  override async customer(id: string, deadline: number): Promise<Customer | undefined> {
    const { associations } = await askAsSystem(this.bus, contracts.getAssociation, { customer_ids: [id] }, deadline);
    return associations.filter(({ exists }) => exists).map(customerOf)[0];
  }

  override async dealer(id: string, deadline: number): Promise<{ partner?: Partner; reseller?: Reseller }> {
    const { partner, reseller } = await askAsSystem(this.bus, contracts.getPartner, { partner_id: id }, deadline);
    return { ...(partner && { partner: partnerOf(partner) }), ...(reseller && { reseller: resellerOf(reseller) }) };
  }
}

function customerOf(found: Found): Customer {
  const association = associationOf(found);
  return {
    ...newCustomer(found.customer_id),
    ...(association && { association }),
    isFrozen: found.is_frozen,
    version: found.version,
  };
}

function associationOf({
  association_id: id,
  partner_id: partnerId,
  indirect_partner_id: resellerId,
  association_type: type,
  associated_on,
}: Found): Association | undefined {
  const associatedOn = associated_on === undefined ? undefined : parseUtc(associated_on);
  if (id === undefined || partnerId === undefined || type === undefined || associatedOn === undefined) return undefined;
  return { id, partnerId, ...(resellerId !== undefined && { resellerId }), type, associatedOn };
}

function partnerOf({ partner_id: id, kind, state, proxy_pay_enabled: proxyPayEnabled, version }: NonNullable<Dealer['partner']>): Partner {
  return { id, kind, state, proxyPayEnabled, version };
}

function resellerOf({ indirect_partner_id: id, account_name: name, distributor_id: distributorId, state, version }: NonNullable<Dealer['reseller']>): Reseller {
  return { id, name, distributorId, state, version };
}
