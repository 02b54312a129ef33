import type { Association, Customer } from '../../domain/customer';
import type { Partner, Reseller } from '../../domain/partner';

export interface PartnerDocument {
  readonly _id: string;
  readonly kind: Partner['kind'];
  readonly government_kinds: Partner['governmentKinds'];
  readonly state: Partner['state'];
  readonly partner_spends_mode: boolean;
  readonly version: number;
}

export interface ResellerDocument {
  readonly _id: string;
  readonly distributor_id: string;
  readonly account_name: string;
  readonly name: string;
  readonly state: Reseller['state'];
  readonly version: number;
}

export interface CustomerDocument {
  readonly _id: string;
  readonly account_name?: string | undefined;
  readonly association?: AssociationDocument | undefined;
  readonly is_frozen: number;
  readonly enterprise_kind?: string | undefined;
  readonly contracting_entity?: string | undefined;
  readonly fence_partner_id?: string | undefined;
  readonly fence_attempt?: number | undefined;
  readonly unlink_over?: number | undefined;
  readonly version: number;
  readonly heard?: number | undefined;
  readonly facts_version: number;
  /** Rises when something rests on the copy as it is; only the change counts, not the number. */
  readonly meetings?: number;
  /** How many events about this customer this service has sent, and where the last stands in the outbox. */
  readonly events: number;
  readonly position: number;
}

interface AssociationDocument {
  readonly id: string;
  readonly partner_id: string;
  readonly indirect_partner_id?: string | undefined;
  readonly type: Association['type'];
  readonly associated_on: Date;
  readonly first: boolean;
}

export function partnerDocument(partner: Partner): PartnerDocument {
  const { id, kind, governmentKinds, state, spendsCouponsItself, version } = partner;
  return { _id: id, kind, government_kinds: governmentKinds, state, partner_spends_mode: spendsCouponsItself, version };
}

export function partnerOf(document: PartnerDocument): Partner {
  const { _id, kind, government_kinds, state, partner_spends_mode, version } = document;
  return { id: _id, kind, governmentKinds: government_kinds, state, spendsCouponsItself: partner_spends_mode, version };
}

export function resellerDocument({ id, distributorId, accountName, ...rest }: Reseller): ResellerDocument {
  return { _id: id, distributor_id: distributorId, account_name: accountName, ...rest };
}

export function resellerOf({ _id, distributor_id, account_name, name, state, version }: ResellerDocument): Reseller {
  return { id: _id, distributorId: distributor_id, accountName: account_name, name, state, version };
}

/** The copy without what this service counts beside it. */
export function customerFields(customer: Customer): Omit<CustomerDocument, '_id' | 'events' | 'position'> {
  const { association } = customer;
  return {
    account_name: customer.name,
    association: association && {
      id: association.id,
      partner_id: association.partnerId,
      indirect_partner_id: association.resellerId,
      type: association.type,
      associated_on: association.associatedOn,
      first: association.first,
    },
    is_frozen: customer.isFrozen,
    enterprise_kind: customer.enterpriseKind,
    contracting_entity: customer.contractingEntity,
    fence_partner_id: customer.fence?.partnerId,
    fence_attempt: customer.fence?.attempt,
    unlink_over: customer.unlinkOver,
    version: customer.version,
    heard: customer.heard,
    facts_version: customer.factsVersion,
  };
}

export function customerOf(document: CustomerDocument): Customer {
  const { account_name, association, enterprise_kind, contracting_entity, fence_partner_id, fence_attempt, unlink_over, heard } = document;
  return {
    id: document._id,
    ...(account_name !== undefined && { name: account_name }),
    ...(association && { association: associationOf(association) }),
    isFrozen: document.is_frozen,
    ...(enterprise_kind !== undefined && { enterpriseKind: enterprise_kind }),
    ...(contracting_entity !== undefined && { contractingEntity: contracting_entity }),
    ...(fence_partner_id !== undefined && { fence: { partnerId: fence_partner_id, attempt: fence_attempt ?? 0 } }),
    ...(unlink_over !== undefined && { unlinkOver: unlink_over }),
    version: document.version,
    ...(heard !== undefined && { heard }),
    factsVersion: document.facts_version,
  };
}

function associationOf({ id, partner_id, indirect_partner_id, type, associated_on, first }: AssociationDocument): Association {
  return {
    id,
    partnerId: partner_id,
    ...(indirect_partner_id !== undefined && { resellerId: indirect_partner_id }),
    type,
    associatedOn: associated_on,
    first,
  };
}
