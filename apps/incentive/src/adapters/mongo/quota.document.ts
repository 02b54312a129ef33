import { incentive } from '@pc/contracts';
import type { AssociationType } from '../../domain/customer';
import type { InvoiceParty, Quota } from '../../domain/quota';
import { quotaKindOf, quotaStatusOf } from './wire-names';

/** A quota as it is stored: amounts in fen as int64, kinds and states as their numbers on the wire. */
export interface QuotaDocument {
  readonly _id: string;
  readonly quota_type: number;
  readonly owner_partner_id: string;
  readonly indirect_partner_id?: string | undefined;
  readonly parent_quota_id?: string | undefined;
  readonly quota_status: number;
  readonly owner_left?: boolean | undefined;
  readonly voided: boolean;
  readonly quota_value: bigint;
  readonly balance: bigint;
  readonly issued_count: number;
  readonly issued_total: bigint;
  readonly earmarks?: readonly { customer_id: string; amount: bigint }[] | undefined;
  readonly effective_time: Date;
  readonly expire_time: Date;
  readonly create_time: Date;
  readonly last_update_time: Date;
  readonly limit_infos: readonly { limit_key: string; limit_values: { value1?: string; value2?: string }[] }[];
  readonly allowed_association_types: readonly AssociationType[];
  readonly designated_customer_ids: readonly string[];
  readonly self_issue_allowed: boolean;
  readonly invoice_party?: InvoiceParty | undefined;
  readonly contracting_entity?: string | undefined;
  readonly version: number;
  /** Where the events of its last change stand in the outbox; those of its coupons never stand after it. */
  readonly position: number;
  readonly facts_stamp: number;
}

export function quotaDocument(quota: Quota, position: number): QuotaDocument {
  return {
    _id: quota.id,
    quota_type: incentive.QUOTA_TYPES[quota.kind],
    owner_partner_id: quota.owner.partnerId,
    indirect_partner_id: quota.owner.resellerId,
    parent_quota_id: quota.parentId,
    ...changingPart(quota, position),
    effective_time: quota.effectiveTime,
    create_time: quota.createTime,
    limit_infos: quota.limits.map(({ key, values }) => ({ limit_key: key, limit_values: [...values] })),
    allowed_association_types: quota.allowedAssociationTypes,
    designated_customer_ids: quota.designatedCustomerIds,
    self_issue_allowed: quota.selfIssueAllowed,
    invoice_party: quota.invoiceParty,
    contracting_entity: quota.contractingEntity,
    facts_stamp: quota.factsStamp,
  };
}

/** What decisions change after the grant. */
export function changingPart(quota: Quota, position: number) {
  return {
    quota_status: incentive.QUOTA_STATUSES[quota.status],
    voided: quota.voided,
    quota_value: quota.value,
    balance: quota.balance,
    issued_count: quota.issuedCount,
    issued_total: quota.issuedTotal,
    ...(quota.earmarks && { earmarks: [...quota.earmarks].map(([customer_id, amount]) => ({ customer_id, amount })) }),
    expire_time: quota.expireTime,
    last_update_time: quota.lastUpdateTime,
    version: quota.version,
    position,
  };
}

export function quotaOf(document: QuotaDocument): Quota {
  const { owner_partner_id: partnerId, indirect_partner_id: resellerId } = document;
  return {
    id: document._id,
    kind: quotaKindOf(document.quota_type),
    owner: { partnerId, ...(resellerId !== undefined && { resellerId }) },
    ...(document.parent_quota_id !== undefined && { parentId: document.parent_quota_id }),
    ...(document.owner_left && { ownerLeft: true }),
    status: quotaStatusOf(document.quota_status),
    voided: document.voided,
    value: document.quota_value,
    balance: document.balance,
    issuedCount: document.issued_count,
    issuedTotal: document.issued_total,
    ...(document.earmarks && { earmarks: new Map(document.earmarks.map(({ customer_id, amount }) => [customer_id, amount])) }),
    effectiveTime: document.effective_time,
    expireTime: document.expire_time,
    createTime: document.create_time,
    lastUpdateTime: document.last_update_time,
    limits: document.limit_infos.map(({ limit_key, limit_values }) => ({ key: limit_key, values: limit_values })),
    allowedAssociationTypes: document.allowed_association_types,
    designatedCustomerIds: document.designated_customer_ids,
    selfIssueAllowed: document.self_issue_allowed,
    ...(document.invoice_party !== undefined && { invoiceParty: document.invoice_party }),
    ...(document.contracting_entity !== undefined && { contractingEntity: document.contracting_entity }),
    factsStamp: document.facts_stamp,
    version: document.version,
  };
}
