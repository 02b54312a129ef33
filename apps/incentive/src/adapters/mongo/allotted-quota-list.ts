import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import { conditions, type StoreConnection } from '@pc/store';
import { QUOTAS, RESELLERS } from './collections';
import type { ResellerDocument } from './party.documents';
import type { QuotaDocument } from './quota.document';
import { quotaView } from './quota.view';

type Contract = typeof incentive.listAllottedQuotas;

/** Benefits 5.9: what a distributor allotted, those included that it took back. */
export async function listAllottedQuotas(
  store: StoreConnection,
  partnerId: string,
  { quota_id, indirect_partner_id, parent_quota_id, offset, limit }: PayloadOf<Contract>,
): Promise<AnswerOf<Contract>> {
  const wanted = conditions({ _id: quota_id, indirect_partner_id, parent_quota_id: parent_quota_id ?? { $exists: true } });
  const filter = { owner_partner_id: partnerId, ...wanted };
  const collection = store.collection<QuotaDocument>(QUOTAS);
  const [quotas, total] = await Promise.all([
    collection.find(filter, { sort: { create_time: -1, _id: -1 }, skip: offset, limit }).toArray(),
    collection.countDocuments(filter),
  ]);
  const names = await resellersOf(store, quotas);
  return { total_count: total, quotas: quotas.map((quota) => allottedView(quota, names.get(quota.indirect_partner_id!))) };
}

async function resellersOf(store: StoreConnection, quotas: readonly QuotaDocument[]): Promise<Map<string, ResellerDocument>> {
  const ids = [...new Set(quotas.map(({ indirect_partner_id }) => indirect_partner_id!))];
  const found = await store
    .collection<ResellerDocument>(RESELLERS)
    .find({ _id: { $in: ids } })
    .toArray();
  return new Map(found.map((reseller) => [reseller._id, reseller]));
}

function allottedView(quota: QuotaDocument, reseller: ResellerDocument | undefined): incentive.AllottedQuotaView {
  const names = reseller && { indirect_partner_account_name: reseller.account_name, indirect_partner_name: reseller.name };
  return { ...quotaView(quota), indirect_partner_id: quota.indirect_partner_id!, parent_quota_id: quota.parent_quota_id!, ...names };
}
